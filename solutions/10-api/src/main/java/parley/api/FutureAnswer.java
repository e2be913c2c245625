// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.concurrent.CompletableFuture;
import parley.store.Message;

/// An answer that a blocked caller waits for.
final class FutureAnswer implements Answer {
    private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

    @Override
    public void stored(Message message, boolean duplicate) {
        receipt.complete(new Receipt(
                message.clientId(),
                message.conversationId(),
                message.seq(),
                message.at(),
                duplicate));
    }

    @Override
    public void refused(ApiException why) {
        receipt.completeExceptionally(why);
    }

    /// Waits.
    ///
    /// @throws ApiException the refusal, or that it took too long
    Receipt await() {
        return Readers.await(receipt);
    }
}
