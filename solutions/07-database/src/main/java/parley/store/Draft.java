// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;
import parley.store.Message.Kind;

/// An entry that has no number yet.
///
/// @param senderId who says it; of a NOTICE, who caused it
/// @param clientId the sender's own name for it, at most [Limits#MAX_CLIENT_ID_CHARS]. Sending the
///     same draft twice stores it once
/// @param at       when it was said, by the server's clock
/// @param target   for EDIT and DELETE: the number of the TEXT that it changes; else 0
public record Draft(String conversationId, Kind kind, String senderId, String clientId, Instant at,
        Content content, long target) {

    /// @throws IllegalArgumentException when an id is not one, or kind and target do not fit
    public Draft {
        Ids.check(conversationId);
        Ids.check(senderId);
        clientId = Limits.clientId(clientId);
        content = content.wellFormed();
        at = Limits.millis(at);
        if (kind == Kind.DELETED) throw new IllegalArgumentException("kind " + kind);
        boolean changes = kind == Kind.EDIT || kind == Kind.DELETE;
        if (changes != target > 0) throw new IllegalArgumentException(kind + " of " + target);
    }

    /// Plain text.
    public static Draft text(String conversationId, String senderId, String clientId, Instant at,
            String text) {
        return new Draft(conversationId, Kind.TEXT, senderId, clientId, at, Content.text(text), 0);
    }

    /// The entry that this becomes.
    Message numbered(long seq, long editedBy) {
        return new Message(conversationId, seq, kind, senderId, clientId, at, content, target,
                editedBy);
    }
}
