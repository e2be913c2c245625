// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import parley.store.Message;

/// Waits for one answer of the committer, and counts how many come.
class WaitingAnswer implements Answer {
    private static final Duration SOON = Duration.ofSeconds(10);

    final AtomicInteger answers = new AtomicInteger();
    private final CompletableFuture<Message> stored = new CompletableFuture<>();
    private final CompletableFuture<ApiException> refused = new CompletableFuture<>();

    @Override
    public void stored(Message message, boolean duplicate) {
        answers.incrementAndGet();
        stored.complete(message);
    }

    @Override
    public void refused(ApiException why) {
        answers.incrementAndGet();
        refused.complete(why);
    }

    /// With what it was refused.
    ErrorCode code() {
        return soon(refused).code();
    }

    /// What was stored.
    Message message() {
        return soon(stored);
    }

    private static <T> T soon(CompletableFuture<T> result) {
        return result.orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
