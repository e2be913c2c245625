// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a client has received, by the receiver's rule: how far it is in each conversation, and the
/// events that nobody has taken yet. The client's own thread fills it; any thread may take.
final class ClientInbox {
    private static final int MAX_EVENTS = 10_000;

    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>(MAX_EVENTS);
    private final Map<String, Long> cursors = new HashMap<>();

    /// Waits for the next event. Any thread.
    ///
    /// @return nothing when the limit has passed
    Optional<ClientEvent> next(Duration limit) throws InterruptedException {
        return Optional.ofNullable(events.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Says how far it is, so that a new connection goes on from there.
    void writeCursors(ObjectNode places) {
        cursors.forEach(places::put);
    }

    /// An own send is durable: when its number is the next one, nothing is missing before it.
    void acknowledged(String conversation, long seq) {
        // task 15.6: an answer moves the cursor only where nothing is missing before it
        if (seq == cursors.getOrDefault(conversation, 0L) + 1) cursors.put(conversation, seq);
        // end 15.6
    }

    /// The receiver's rule: what is known is dropped, a gap is filled before anything else counts.
    void entry(JsonNode message, ServerLink link) throws IOException, InterruptedException {
        // task 15.6: drop what is known; ask for what is missing; else hand it out, move on
        var entry = ClientEvent.Entry.of(message);
        long cursor = cursors.getOrDefault(entry.conversation(), 0L);
        if (entry.seq() <= cursor) return;
        if (entry.seq() > cursor + 1) {
            sync(entry.conversation(), cursor, link);
            return;
        }
        cursors.put(entry.conversation(), entry.seq());
        events.put(entry);
        // end 15.6
    }

    /// The server says what the cursor is now: further on when this client came into the group
    /// later, further back when a backup was restored.
    void synced(JsonNode synced) {
        cursors.put(synced.path("conversation").asText(), synced.path("seq").asLong());
    }

    /// The server says how far a conversation is: what is missing is asked for.
    void head(JsonNode head, ServerLink link) throws IOException {
        // task 15.6: ask for what is missing up to the number that the server names
        var conversation = head.path("conversation").asText();
        long cursor = cursors.computeIfAbsent(conversation, _ -> 0L);
        if (head.path("seq").asLong() > cursor) sync(conversation, cursor, link);
        // end 15.6
    }

    /// Anything else that the server says.
    void other(JsonNode message) throws InterruptedException {
        events.put(new ClientEvent.Other(message.path("type").asText(), message));
    }

    private static void sync(String conversation, long after, ServerLink link)
            throws IOException {
        link.send(ClientText.of(ClientText.object("sync")
                .put("conversation", conversation).put("after", after)));
    }
}
