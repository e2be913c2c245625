// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import parley.store.Member;
import parley.store.Message;

/// Where durable entries go. The committer calls it, in the order of the numbers of each
/// conversation; nothing in it may wait.
interface Delivery {
    /// Puts an entry into the outboxes of everybody who is connected, but for the connection it
    /// came over.
    void deliver(Message message, List<Member> to, Answer from);

    /// The batch is done: wake whoever has something to send.
    void flush();

    /// The usual case: to all members.
    default void deliver(Message message, Membership to, Answer from) {
        deliver(message, to.conversation().members(), from);
    }
}
