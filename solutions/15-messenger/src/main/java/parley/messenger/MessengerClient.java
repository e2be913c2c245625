// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;
import parley.http.Json;
import parley.http.SocketClientConfig;
import parley.sockets.Endpoint;

/// A client of the messenger for Java programs, over a WebSocket or framed TCP. It connects again
/// when the connection breaks, resumes where it was, sends again what was not acknowledged, and
/// hands out every entry of others exactly once and in order; own ones too, when their answer was
/// overtaken. Any thread.
public final class MessengerClient implements AutoCloseable {
    private static final Duration SLICE = Duration.ofMillis(200);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final ServerLink.Opener opener;
    private final String token;
    private final ClientInbox inbox = new ClientInbox();
    private final Outstanding outstanding = new Outstanding();
    private final CompletableFuture<String> user = new CompletableFuture<>();
    private final Thread thread;
    private volatile Optional<ServerLink> link = Optional.empty();
    private volatile boolean closed;

    private MessengerClient(ServerLink.Opener opener, String token, String name) {
        this.opener = opener;
        this.token = token;
        this.thread = Thread.ofVirtual().name("client-" + name).unstarted(this::run);
    }

    /// A client of the framed entrance.
    ///
    /// @param name of its thread
    public static MessengerClient framed(Endpoint server, String token, String name) {
        return framed(server, token, name, new WorkCounts());
    }

    static MessengerClient framed(Endpoint server, String token, String name, WorkCounts counts) {
        return started(new MessengerClient(() -> FramedLink.open(server, counts), token, name));
    }

    /// A client of the WebSocket.
    ///
    /// @param address such as `ws://127.0.0.1:8080/api/v1/socket`
    public static MessengerClient socket(URI address, SocketClientConfig config, String token,
            String name) {
        return started(new MessengerClient(() -> SocketLink.open(address, config), token, name));
    }

    private static MessengerClient started(MessengerClient client) {
        client.thread.start();
        return client;
    }

    /// Sends a message and waits until it is durable.
    ///
    /// @return its number in the conversation
    /// @throws IOException when the messenger refuses it
    /// @throws TimeoutException when there is no answer; it may be stored all the same
    public long send(String conversation, String text, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        var id = UUID.randomUUID().toString();
        var json = ClientText.of(ClientText.object("send").put("id", id).put("conversation", conversation)
                .put("text", text));
        var seq = outstanding.add(id, json);
        try {
            sendNow(json);
            return seq.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw new IOException(refused.getCause().getMessage(), refused.getCause());
        } finally {
            outstanding.remove(id);
        }
    }

    /// Waits for the next event.
    ///
    /// @return nothing when the limit has passed
    public Optional<ClientEvent> next(Duration limit) throws InterruptedException {
        return inbox.next(limit);
    }

    /// Waits until the messenger has let this client in.
    ///
    /// @return the id of whose session it is
    public String user(Duration limit) throws InterruptedException, TimeoutException {
        try {
            return user.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /// What was not sent is sent again after the next connection.
    private void sendNow(String json) {
        try {
            if (link.isPresent()) link.get().send(json);
        } catch (IOException broken) {
            LoggerFactory.getLogger(MessengerClient.class).debug("not sent: {}", broken.toString());
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!closed) {
            try (var connection = opener.open()) {
                connection.send(hello());
                pause = FIRST_PAUSE_MILLIS;
                while (!closed) {
                    var message = connection.receive(SLICE);
                    if (message.isPresent())
                        take(Json.lenient().readTree(message.get()), connection);
                }
            } catch (IOException broken) {
                LoggerFactory.getLogger(MessengerClient.class)
                        .debug("connecting again: {}", broken.toString());
            } catch (InterruptedException e) {
                return;
            } finally {
                link = Optional.empty();
            }
            pause = rest(pause);
        }
    }

    private long rest(long millis) {
        try {
            if (!closed) TimeUnit.MILLISECONDS.sleep(millis);
            return Math.min(2 * millis, LONGEST_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
            return millis;
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
            case "synced", "pong" -> { }
            case "bye" -> throw new IOException("bye: " + message.path("detail").asText());
            default -> inbox.other(message);
        }
    }

    /// Now it may be sent: first what had no answer when the last connection broke.
    private void welcome(JsonNode welcome, ServerLink connection) throws IOException {
        link = Optional.of(connection);
        outstanding.resend(connection);
        user.complete(welcome.path("user").asText());
    }

    private void acknowledged(JsonNode ack) {
        long seq = ack.path("seq").asLong();
        inbox.acknowledged(ack.path("conversation").asText(), seq);
        outstanding.acknowledged(ack.path("id").asText(), seq);
    }

    /// Ends it. What was not acknowledged is not sent again.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
