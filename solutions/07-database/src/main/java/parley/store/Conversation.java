// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Two people or a group who talk. What they say is a log of entries numbered 1, 2, 3, ...; see
/// [Messages].
///
/// @param id      [Ids#direct(String, String)] or [Ids#group()]
/// @param title   of a group; empty for a direct conversation
/// @param members each person once, at most [Limits#MAX_MEMBERS]
/// @param version 0 for a new conversation, then counted up by the store with each change
public record Conversation(String id, Kind kind, String title, List<Member> members,
        Instant createdAt, long version) {

    /// How many may take part.
    public enum Kind {
        /// Two people, for ever.
        DIRECT,
        /// Any number, coming and going.
        GROUP
    }

    /// @throws IllegalArgumentException when somebody is a member twice, or there are too many
    public Conversation {
        Ids.check(id);
        Objects.requireNonNull(kind);
        title = Limits.text(title, Limits.MAX_NAME_CHARS);
        members = List.copyOf(members);
        if (members.size() > Limits.MAX_MEMBERS)
            throw new IllegalArgumentException("too many members: " + members.size());
        if (members.stream().map(Member::userId).distinct().count() < members.size())
            throw new IllegalArgumentException("a member twice in " + id);
        createdAt = Limits.millis(createdAt);
    }

    /// The member with this id.
    public Optional<Member> member(String userId) {
        return members.stream().filter(m -> m.userId().equals(userId)).findFirst();
    }

    /// Stored for the first time, or after a change: the next version, and everybody who comes
    /// [Member#FROM_NOW] sees entries from `seq` on.
    Conversation stored(long seq) {
        List<Member> settled = members.stream()
                .map(m -> m.fromSeq() == Member.FROM_NOW ? new Member(m.userId(), m.role(), seq) : m)
                .toList();
        return new Conversation(id, kind, title, settled, createdAt, version + 1);
    }
}
