// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// A client's sends that have no answer yet: sent again over each new connection, until the
/// messenger has promised or refused. Any thread.
final class Outstanding {
    private final Map<String, Waiting> sends = new ConcurrentHashMap<>();

    private record Waiting(String json, CompletableFuture<Long> seq) { }

    /// Notes a send.
    ///
    /// @return its number, once it is durable
    CompletableFuture<Long> add(String id, String json) {
        var seq = new CompletableFuture<Long>();
        sends.put(id, new Waiting(json, seq));
        return seq;
    }

    void remove(String id) {
        sends.remove(id);
    }

    /// Sends all of them once more.
    void resend(ServerLink connection) throws IOException {
        for (var waiting : sends.values()) connection.send(waiting.json());
    }

    void acknowledged(String id, long seq) {
        Optional.ofNullable(sends.get(id)).ifPresent(waiting -> waiting.seq().complete(seq));
    }

    /// A refusal that a later try may change leaves the send outstanding.
    void refused(JsonNode refusal) {
        if (refusal.path("retryable").asBoolean()) return;
        Optional.ofNullable(sends.get(refusal.path("id").asText())).ifPresent(waiting ->
                waiting.seq().completeExceptionally(
                        new IOException(refusal.path("detail").asText())));
    }
}
