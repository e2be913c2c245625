// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;

/// An entry of a conversation's log.
///
/// An EDIT or DELETE is an entry of its own, which those who were away replay, and it also changes
/// the entry that it names, its target, in the same commit:
///
/// | entry  | its target afterwards                                                           |
/// |--------|---------------------------------------------------------------------------------|
/// | EDIT   | has the new content, and `editedBy` is the edit's number                        |
/// | DELETE | is DELETED without content, and so are all edits of it; `editedBy` is the number |
///
/// @param seq      its number in the conversation, from 1 without a gap
/// @param clientId the sender's own name for it: no sender has two entries of one name
/// @param target   for EDIT and DELETE: the number of the entry that it changes; else 0
/// @param editedBy of a changed entry: the number of the newest EDIT or DELETE; of an EDIT: the
///     number of the edit before it, so that all can be found; 0 for none
public record Message(String conversationId, long seq, Kind kind, String senderId,
        String clientId, Instant at, Content content, long target, long editedBy) {

    /// What an entry is. New kinds are added at the end: the order is stored.
    public enum Kind {
        /// Said by a person.
        TEXT,
        /// Gives its target new content.
        EDIT,
        /// Takes its target's content away, for everybody.
        DELETE,
        /// Said by the messenger: who came, who went, what the title is.
        NOTICE,
        /// Was a TEXT. Never in a [Draft].
        DELETED
    }

    /// The same entry, changed by the EDIT with this number.
    Message edited(Content now, long by) {
        return new Message(conversationId, seq, kind, senderId, clientId, at, now, target, by);
    }

    /// The same entry without what it said. An EDIT stays one, so that numbers have no gap.
    Message blanked(long by) {
        Kind now = kind == Kind.TEXT ? Kind.DELETED : kind;
        return new Message(conversationId, seq, now, senderId, clientId, at, Content.NONE, target,
                by);
    }
}
