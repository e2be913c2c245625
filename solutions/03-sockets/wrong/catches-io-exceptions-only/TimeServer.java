// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Tells the time to everybody who asks. One line comes, one line goes, the server closes:
///
/// | who    | line                                              |
/// |--------|---------------------------------------------------|
/// | client | `TIME`, at most [#MAX_REQUEST_BYTES] bytes        |
/// | server | `2026-11-21T08:30:00Z` (ISO 8601, UTC), or        |
/// |        | `ERROR` and a reason for any other line           |
///
/// Each client is served by a thread of its own. Whatever a client does (nothing, nonsense, half a
/// line, a reset), the others notice nothing, and its socket gets closed.
public final class TimeServer implements AutoCloseable {
    /// The longest line that a client may send.
    public static final int MAX_REQUEST_BYTES = 64;

    private static final int BACKLOG = 128;
    private static final Duration PAUSE_AFTER_FAILED_ACCEPT = Duration.ofMillis(20);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(TimeServer.class.getName());

    private final ServerSocket listener = new ServerSocket();
    private final ClientThreads threads = new ClientThreads();
    private final Clock clock;
    private final Duration readLimit;
    private final Thread acceptor = new Thread(this::acceptClients, "time-server");

    private TimeServer(Clock clock, Duration readLimit) throws IOException {
        this.clock = clock;
        this.readLimit = readLimit;
    }

    /// Opens the port and starts to serve. Returns when clients can connect.
    ///
    /// @param bind where to listen; use [Endpoint#loopback(int)] unless other machines are meant
    ///     to ask, and port 0 for any free port
    /// @param clock where the time comes from
    /// @param readLimit how long a client may keep silent before it is closed
    /// @throws IllegalArgumentException when the limit is not positive
    /// @throws java.net.BindException when the port is taken
    public static TimeServer start(Endpoint bind, Clock clock, Duration readLimit)
            throws IOException {
        Sockets.millis(readLimit);
        TimeServer server = new TimeServer(clock, readLimit);
        try {
            server.listen(bind);
        } catch (IOException e) {
            server.listener.close();
            server.threads.close();
            throw e;
        }
        server.acceptor.start();
        return server;
    }

    private void listen(Endpoint bind) throws IOException {
        // Restarting must not wait until old connections have left TIME_WAIT.
        listener.setReuseAddress(true);
        listener.bind(bind.resolve(), BACKLOG);
    }

    /// Where the server listens, with the real port.
    public Endpoint endpoint() {
        return Endpoint.of((InetSocketAddress) listener.getLocalSocketAddress());
    }

    /// Accepts clients until the listener is closed. The accept loop's own thread runs this; it
    /// must come back to `accept` at once, whatever the client does.
    private void acceptClients() {
        while (!listener.isClosed()) {
            try {
                threads.start(listener.accept(), this::serve);
            } catch (IOException e) {
                acceptFailed(e);
            }
        }
    }

    /// Serves one client, on the client's own thread: a limit on reading, one request, one answer,
    /// and the socket is closed whatever happens. Nobody catches what this throws.
    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(Sockets.millis(readLimit));
            LineReader in = new LineReader(
                    new BufferedInputStream(client.getInputStream()), MAX_REQUEST_BYTES);
            Optional<String> request = in.readLine();
            if (request.isPresent())
                new LineWriter(client.getOutputStream()).writeLine(answer(request.get()));
        } catch (IOException e) {
            clientFailed(e);
        }
    }

    /// The line to send back.
    // --8<-- [start:answer]
    private String answer(String request) {
        return request.equals("TIME")
                ? clock.instant().toString()
                : "ERROR I answer only TIME";
    }
    // --8<-- [end:answer]

    /// Notes that a client could not be served to the end. That is its own affair.
    private void clientFailed(Exception cause) {
        LOG.log(System.Logger.Level.DEBUG, "a client was not served: {0}", cause);
    }

    /// Call this when `accept` throws. After [#close()] it does nothing. Otherwise accepting goes
    /// on: the client was gone again, or this process is out of descriptors for a moment, and then
    /// asking again without a pause would keep a core busy.
    private void acceptFailed(IOException cause) {
        if (listener.isClosed()) return;
        LOG.log(System.Logger.Level.WARNING, "accept failed, trying again: {0}", cause);
        try {
            Thread.sleep(PAUSE_AFTER_FAILED_ACCEPT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops: no new clients, the accept loop ends, clients that are being served are closed.
    @Override
    public void close() throws IOException {
        listener.close();
        threads.close();
        try {
            acceptor.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
