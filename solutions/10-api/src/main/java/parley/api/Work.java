// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.function.Function;
import parley.store.Content;
import parley.store.Conversation;
import parley.store.Message.Kind;

/// What the committer does for somebody.
sealed interface Work {
    /// Where.
    String conversationId();

    /// Who waits for it.
    Answer answer();

    /// An entry for the log.
    record Post(
            String conversationId,
            Kind kind,
            String senderId,
            String clientId,
            Content content,
            long target,
            Answer answer)
            implements Work {
        Post with(Answer other) {
            return new Post(
                    conversationId, kind, senderId, clientId, content, target, other);
        }

        Post with(Content other) {
            return new Post(
                    conversationId, kind, senderId, clientId, other, target, answer);
        }
    }

    /// A change of title or members.
    ///
    /// @param rule looks at what is there and says what shall be; throws [ApiException] to refuse
    record Change(
            String conversationId,
            String actorId,
            Function<Conversation, Changed> rule,
            Answer answer)
            implements Work {}

    /// What shall be.
    ///
    /// @param notice what the log says about it
    record Changed(Conversation next, Content notice) {}
}
