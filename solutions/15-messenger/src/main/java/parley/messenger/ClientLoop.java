// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import parley.http.Json;

/// What a client's own thread does: connect, say hello with the cursors, send again what had no
/// answer, listen; and all of it once more when the connection breaks. One thread, but for what
/// says otherwise.
final class ClientLoop implements Runnable {
    private static final Duration SLICE = Duration.ofMillis(200);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final ServerLink.Opener opener;
    private final String token;
    private final ClientInbox inbox = new ClientInbox();
    private final CompletableFuture<String> user = new CompletableFuture<>();
    private final Outstanding outstanding = new Outstanding();
    /// The connection, once there is one; in `link` once the messenger has welcomed this client.
    private volatile Optional<ServerLink> opened = Optional.empty();
    private volatile Optional<ServerLink> link = Optional.empty();
    private volatile boolean closed;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long comeBackMillis;

    ClientLoop(ServerLink.Opener opener, String token) {
        this.opener = opener;
        this.token = token;
    }

    /// What has arrived. Any thread.
    ClientInbox inbox() {
        return inbox;
    }

    /// Whose session it is, once the messenger has let this client in. Any thread.
    CompletableFuture<String> user() {
        return user;
    }

    /// What has no answer. Any thread.
    Outstanding outstanding() {
        return outstanding;
    }

    /// Sends what is outstanding. Any thread. What cannot be sent now is sent again after the next
    /// connection.
    void send(String json) {
        try {
            if (link.isPresent()) link.get().send(json);
        } catch (IOException broken) {
            LoggerFactory.getLogger(MessengerClient.class).debug("not sent: {}", broken.toString());
        }
    }

    /// Connects no more; who waits for an answer gets none. Any thread.
    void close() {
        closed = true;
        over(new IOException("The client was closed. Nobody knows whether what had no answer yet "
                + "is stored."));
    }

    /// Ends the connection without a goodbye. Any thread.
    void abort() {
        opened.ifPresent(ServerLink::abort);
    }

    private void over(IOException why) {
        outstanding.end(why);
        user.completeExceptionally(why);
    }

    @Override
    public void run() {
        while (!closed) {
            try (var connection = opener.open()) {
                talk(connection);
            } catch (IOException broken) {
                LoggerFactory.getLogger(MessengerClient.class)
                        .debug("connecting again: {}", broken.toString());
            } catch (InterruptedException e) {
                return;
            } finally {
                link = Optional.empty();
                opened = Optional.empty();
            }
            rest();
        }
    }

    private void talk(ServerLink connection) throws IOException, InterruptedException {
        comeBackMillis = 0;
        opened = Optional.of(connection);
        connection.send(hello());
        while (!closed) {
            var message = connection.receive(SLICE);
            if (message.isPresent()) take(Json.lenient().readTree(message.get()), connection);
            for (var json : outstanding.due()) connection.send(json);
        }
    }

    /// Longer each time, until the messenger lets this client in again; not less than it has asked
    /// for when it said goodbye. Half of it is left to chance, so that those who were sent away
    /// together do not come back together.
    private void rest() {
        long half = pauseMillis / 2;
        long chance = ThreadLocalRandom.current().nextLong(half + 1);
        try {
            if (!closed) TimeUnit.MILLISECONDS.sleep(Math.max(half, comeBackMillis) + chance);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private String hello() {
        var hello = ClientText.object("hello").put("token", token);
        inbox.writeCursors(hello.putObject("cursors"));
        return ClientText.of(hello);
    }

    private void take(JsonNode message, ServerLink connection)
            throws IOException, InterruptedException {
        switch (message.path("type").asText()) {
            case "welcome" -> welcome(message, connection);
            case "ack" -> acknowledged(message);
            case "refused" -> outstanding.refused(message);
            case "message" -> inbox.entry(message, connection);
            case "head" -> inbox.head(message, connection);
            case "synced" -> inbox.synced(message);
            case "pong" -> { }
            case "bye" -> bye(message);
            default -> inbox.other(message);
        }
    }

    /// Now it may be sent: first what had no answer when the last connection broke.
    private void welcome(JsonNode welcome, ServerLink connection) throws IOException {
        pauseMillis = FIRST_PAUSE_MILLIS;
        long silenceMillis = welcome.path("silence").asLong();
        if (silenceMillis > 0) connection.silence(Duration.ofMillis(silenceMillis));
        link = Optional.of(connection);
        for (var json : outstanding.all()) connection.send(json);
        user.complete(welcome.path("user").asText());
    }

    private void acknowledged(JsonNode ack) {
        long seq = ack.path("seq").asLong();
        inbox.acknowledged(ack.path("conversation").asText(), seq);
        outstanding.acknowledged(ack.path("id").asText(), seq);
    }

    /// The messenger ends the connection: for a time, or for good.
    private void bye(JsonNode bye) throws IOException {
        var why = new IOException(bye.path("detail").asText());
        comeBackMillis = Math.min(bye.path("retryAfter").asLong(), LONGEST_PAUSE_MILLIS);
        if (!bye.path("retryable").asBoolean()) {
            closed = true;
            over(why);
        }
        throw why;
    }
}
