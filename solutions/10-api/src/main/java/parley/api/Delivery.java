// SPDX-License-Identifier: Apache-2.0
package parley.api;

import parley.store.Message;

/// Where durable entries go. The committer calls it, in the order of the numbers of each
/// conversation; nothing in it may wait.
interface Delivery {
    /// From here on the calling thread is the committer's, and wakes nobody before [#flush()].
    void begin();

    /// Puts an entry into the outboxes of everybody who is connected, but for the connection it
    /// came over.
    void deliver(Message message, Membership to, Answer from);

    /// Entries may have been stored that nobody was told of: tells everybody who is connected how
    /// far the conversation is. Whoever has less asks for the rest.
    void tellHead(String conversationId);

    /// The batch is done: wake whoever has something to send.
    void flush();
}
