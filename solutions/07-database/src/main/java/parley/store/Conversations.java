// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.List;
import java.util.Optional;

/// Who talks with whom, and how far each has read.
public interface Conversations {
    /// Stores a new conversation, with version 1 and an empty log.
    ///
    /// @return false when the id is taken
    boolean add(Conversation conversation);

    /// The conversation with this id.
    Optional<Conversation> byId(String id);

    /// The conversations in which a user is a member now, by id.
    ///
    /// @param after the id of the last one seen, empty to begin
    /// @param limit at most so many, and at most [Store#MAX_PAGE]
    List<Conversation> ofUser(String userId, String after, int limit);

    /// Changes title or members and says so in the log, both or neither. `changed` carries the
    /// version that was read; the store counts it up by one. One thread of a process calls this
    /// and [Messages#append(List)].
    ///
    /// @param notice the entry of kind NOTICE that tells the members
    /// @return what became of the notice; [Appended.Refused] when somebody else has changed the
    ///     conversation meanwhile: read again, and decide again
    Appended change(Conversation changed, Draft notice);

    /// Moves markers forward. A marker that is behind the stored one changes nothing. Not durable
    /// at once: a crash may set a marker back by some seconds.
    void mark(List<Marker> markers);

    /// How far the members have got, by user id. Who has not got anywhere is missing.
    List<Marker> markers(String conversationId);
}
