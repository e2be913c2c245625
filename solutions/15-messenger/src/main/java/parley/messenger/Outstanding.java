// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A client's sends that have no answer yet: sent again over each new connection, the oldest first,
/// until the messenger has promised or refused. Any thread.
final class Outstanding {
    /// How long to wait after a refusal that does not say it.
    private static final long PAUSE_MILLIS = 500;

    private final Map<String, Waiting> sends = new LinkedHashMap<>();
    private Optional<IOException> over = Optional.empty();

    private static final class Waiting {
        final String json;
        final CompletableFuture<Long> seq = new CompletableFuture<>();
        /// When to try again after a refusal.
        Optional<Long> again = Optional.empty();

        Waiting(String json) {
            this.json = json;
        }
    }

    /// Notes a send.
    ///
    /// @return its number, once it is durable
    synchronized CompletableFuture<Long> add(String id, String json) {
        var waiting = new Waiting(json);
        sends.put(id, waiting);
        over.ifPresent(waiting.seq::completeExceptionally);
        return waiting.seq;
    }

    synchronized void remove(String id) {
        sends.remove(id);
    }

    /// What to send over a new connection: all of them once more.
    synchronized List<String> all() {
        sends.values().forEach(waiting -> waiting.again = Optional.empty());
        return sends.values().stream().map(waiting -> waiting.json).toList();
    }

    /// What to send now because the messenger refused it for a time, which is over.
    synchronized List<String> due() {
        long now = System.nanoTime();
        var due = sends.values().stream().filter(waiting ->
                waiting.again.isPresent() && now - waiting.again.get() >= 0).toList();
        due.forEach(waiting -> waiting.again = Optional.empty());
        return due.stream().map(waiting -> waiting.json).toList();
    }

    synchronized void acknowledged(String id, long seq) {
        Optional.ofNullable(sends.get(id)).ifPresent(waiting -> waiting.seq.complete(seq));
    }

    /// A refusal that a later try may change leaves the send outstanding.
    synchronized void refused(JsonNode refusal) {
        var found = Optional.ofNullable(sends.get(refusal.path("id").asText()));
        if (found.isEmpty()) return;
        if (refusal.path("retryable").asBoolean()) found.get().again = Optional.of(
                System.nanoTime() + Duration.ofMillis(refusal.path("retryAfter")
                        .asLong(PAUSE_MILLIS)).toNanos());
        else found.get().seq.completeExceptionally(
                new IOException(refusal.path("detail").asText()));
    }

    /// Nothing will be sent any more.
    synchronized void end(IOException why) {
        over = Optional.of(why);
        sends.values().forEach(waiting -> waiting.seq.completeExceptionally(why));
    }
}
