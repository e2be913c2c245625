// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import parley.http.SocketClientConfig;
import parley.sockets.Endpoint;

/// A client of the messenger for Java programs, over a WebSocket or framed TCP. It connects again
/// when the connection breaks or the server is silent for too long, resumes where it was, sends
/// again what was not acknowledged, and hands out every entry of others exactly once and in order;
/// own ones too, when their answer was overtaken. Any thread.
public final class MessengerClient implements AutoCloseable {
    /// How long [#close()] takes at most.
    public static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    /// So much of it is for a goodbye.
    private static final Duration GOODBYE_LIMIT = Duration.ofMillis(1_500);

    private final ClientLoop loop;
    private final Thread thread;

    private MessengerClient(ClientLoop loop, String name) {
        this.loop = loop;
        this.thread = Thread.ofVirtual().name("client-" + name).start(loop);
    }

    /// A client of the framed entrance.
    ///
    /// @param name of its thread
    public static MessengerClient framed(Endpoint server, String token, String name) {
        return framed(server, token, name, new WorkCounts());
    }

    static MessengerClient framed(Endpoint server, String token, String name, WorkCounts counts) {
        return framed(server, FramedClientConfig.usual(), token, name, counts);
    }

    /// A client of the framed entrance over TLS.
    ///
    /// @param tls whom to trust
    public static MessengerClient framed(Endpoint server, SSLContext tls, String token,
            String name) {
        return framed(server, FramedClientConfig.usual().withTls(tls), token, name);
    }

    /// A client of the framed entrance with limits of its own.
    public static MessengerClient framed(Endpoint server, FramedClientConfig config, String token,
            String name) {
        return framed(server, config, token, name, new WorkCounts());
    }

    private static MessengerClient framed(Endpoint server, FramedClientConfig config, String token,
            String name, WorkCounts counts) {
        return over(() -> FramedLink.open(server, config, counts), token, name);
    }

    /// A client of the WebSocket.
    ///
    /// @param address such as `ws://127.0.0.1:8080/api/v1/socket`
    public static MessengerClient socket(URI address, SocketClientConfig config, String token,
            String name) {
        return over(() -> SocketLink.open(address, config), token, name);
    }

    /// A client over whatever connections the opener makes.
    static MessengerClient over(ServerLink.Opener opener, String token, String name) {
        return new MessengerClient(new ClientLoop(opener, token), name);
    }

    /// Sends a message and waits until it is durable.
    ///
    /// @return its number in the conversation
    /// @throws IOException when the messenger refuses it; or when this client is closed meanwhile,
    ///     and then it may be stored all the same
    /// @throws TimeoutException when there is no answer; it may be stored all the same
    public long send(String conversation, String text, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        var id = UUID.randomUUID().toString();
        var json = ClientText.of(ClientText.object("send").put("id", id).put("conversation", conversation)
                .put("text", text));
        var seq = loop.outstanding().add(id, json);
        try {
            loop.send(json);
            return seq.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw new IOException(refused.getCause().getMessage(), refused.getCause());
        } finally {
            loop.outstanding().remove(id);
        }
    }

    /// Waits for the next event.
    ///
    /// @return nothing when the limit has passed
    public Optional<ClientEvent> next(Duration limit) throws InterruptedException {
        return loop.inbox().next(limit);
    }

    /// Waits until the messenger has let this client in.
    ///
    /// @return the id of whose session it is
    /// @throws IOException when it never will
    public String user(Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return loop.user().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException never) {
            throw new IOException(never.getCause().getMessage(), never.getCause());
        }
    }

    /// Whether its thread has ended.
    boolean ended() {
        return !thread.isAlive();
    }

    /// Ends it, within [#CLOSE_LIMIT]. What was not acknowledged is not sent again, and who waits
    /// for that is told so. What had arrived can still be taken.
    @Override
    public void close() {
        loop.close();
        thread.interrupt();
        try {
            if (thread.join(GOODBYE_LIMIT)) return;
            loop.abort();
            thread.join(CLOSE_LIMIT.minus(GOODBYE_LIMIT));
        } catch (InterruptedException e) {
            loop.abort();
            Thread.currentThread().interrupt();
        }
    }
}
