// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import parley.store.Marker;
import parley.store.Message;

/// Where a messenger tells others what happened here: other nodes on the same store, who have to
/// tell those who are connected there. Chapter 14 implements it; [#NONE] is for a messenger alone.
///
/// Every method is called once for each thing that happened on this node, and only after the store
/// has it, as far as it is stored at all. None may wait or throw: they are called on the way of a
/// message. Put it into a queue, and drop what does not fit; who misses something asks the store.
public interface Publisher {
    /// Nobody else is there.
    Publisher NONE = new Publisher() {};

    /// An entry became durable and was put into the outboxes here. Committer thread, in the order
    /// of the numbers of each conversation.
    ///
    /// @param members whom it concerns: those who may read it, and who was put out with it
    default void committed(Message message, Set<String> members) {}

    /// After a failed commit the store is open again: there may be entries in this conversation
    /// for which [#committed] was not called. Committer thread.
    default void unclear(String conversationId) {}

    /// A member has got further, and the store has been given it. Reader thread.
    default void marked(Marker marker) {}

    /// Somebody has come or gone, as far as this node knows. Reader thread.
    ///
    /// @param lastSeen when they went; empty while they are here
    default void present(String userId, boolean online, Optional<Instant> lastSeen) {}

    /// A member begins or stops writing. Any thread.
    default void typing(String conversationId, String userId, boolean on) {}

    /// Sessions have ended: their connections are to be closed, wherever they are. On the thread
    /// that ended them.
    default void sessionsEnded(String userId, Set<String> sessionIds) {}
}
