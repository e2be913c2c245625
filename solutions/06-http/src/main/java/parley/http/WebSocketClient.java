// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import parley.framing.ProtocolException;

/// A WebSocket for Java programs, with calls that wait; on our own codec. Any thread may send, any
/// thread may receive.
///
/// A virtual thread reads, so pings are answered whatever the program does. At most
/// [#MAX_WAITING] messages wait to be received; then reading stops, and with it the peer's sending.
public final class WebSocketClient implements AutoCloseable {
    /// How many messages may wait to be received.
    public static final int MAX_WAITING = 1024;
    private static final Duration FOREVER = Duration.ofDays(365);
    /// Stands in the queue behind the last text.
    private static final Optional<String> END = Optional.empty();

    private final Socket socket;
    private final ConnectionInput in;
    private final SocketClientConfig config;
    private final WsEncoder encoder = new WsEncoder(Role.CLIENT);
    private final FrameWriter out;
    private final BlockingQueue<Optional<String>> received = new LinkedBlockingQueue<>(MAX_WAITING);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile ClosePayload how = new ClosePayload(CloseCode.ABNORMAL, "");

    private WebSocketClient(Socket socket, ConnectionInput in, SocketClientConfig config) {
        this.socket = socket;
        this.in = in;
        this.out = new FrameWriter(socket, config.sendTime());
        this.config = config;
    }

    /// Connects.
    ///
    /// @param uri `ws://host:port/path` or `wss:`
    /// @throws ProblemException when the server refuses; with its status
    /// @throws java.net.ConnectException when nobody listens there
    /// @throws javax.net.ssl.SSLException when the server cannot be trusted
    /// @throws IOException when the connection, or the time, ends before the handshake does
    /// @throws IllegalArgumentException when the address is of another kind
    public static WebSocketClient connect(URI uri, SocketClientConfig config) throws IOException {
        ClientHandshake handshake = new ClientHandshake(uri, config);
        Socket socket = handshake.connect();
        try {
            ConnectionInput in = new ConnectionInput(socket);
            handshake.upgrade(socket, in);
            WebSocketClient client = new WebSocketClient(socket, in, config);
            Thread.ofVirtual().name("web-socket-client").start(client::read);
            return client;
        } catch (IOException | ProblemException e) {
            socket.close();
            throw e;
        }
    }

    /// Sends a text. Waits while the peer takes nothing, as long as the configuration says; then
    /// the connection is given up.
    ///
    /// @throws java.net.SocketTimeoutException when the peer takes nothing for too long
    /// @throws ClosedException when the connection is closed
    /// @throws IOException when it breaks
    public void send(String text) throws IOException {
        if (!out.write(encoder.text(text))) throw new ClosedException(how.code(), how.reason());
    }

    /// Sends an empty ping. Its answer is not shown.
    ///
    /// @throws IOException as [#send] does
    public void ping() throws IOException {
        if (!out.write(encoder.ping(new byte[0])))
            throw new ClosedException(how.code(), how.reason());
    }

    /// Waits for the next text.
    ///
    /// @return nothing when none came within the limit
    /// @throws ClosedException when the connection is closed and all that had come was received
    public Optional<String> receive(Duration limit) throws IOException, InterruptedException {
        Optional<String> next = received.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) return Optional.empty();
        if (next.isPresent()) return next;
        received.put(END);
        throw new ClosedException(how.code(), how.reason());
    }

    /// True until either side begins to close.
    public boolean open() {
        return ended.getCount() > 0;
    }

    /// Closes with a code and a reason, and waits for the peer's close frame, at most as long as
    /// the configuration says. Does nothing when it is closed already.
    ///
    /// @throws IllegalArgumentException when the code may not be sent
    public void close(int code, String reason) throws IOException {
        try (socket) {
            if (out.writeLast(encoder.close(code, reason)))
                ended.await(config.closeTime().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Closes with code 1000.
    @Override
    public void close() throws IOException {
        close(CloseCode.NORMAL, "");
    }

    /// The reader's thread runs this until the end.
    private void read() {
        WsDecoder decoder = new WsDecoder(Role.CLIENT, config.maxMessageBytes(), new Events());
        try (socket) {
            while (how.code() == CloseCode.ABNORMAL) {
                in.limit(FOREVER);
                decoder.decode(in.some());
            }
            out.writeLast(encoder.close(how.code(), ""));
        } catch (ProtocolException e) {
            fail(e);
        } catch (EOFException | SocketTimeoutException e) {
            how = new ClosePayload(how.code(), "the connection ended");
        } catch (IOException e) {
            how = new ClosePayload(how.code(), "the connection broke");
        } finally {
            out.end();
            ended.countDown();
            tellReceivers();
        }
    }

    private void tellReceivers() {
        try {
            received.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(ProtocolException broken) {
        how = new ClosePayload(broken.code(), broken.text());
        try {
            out.writeLast(encoder.close(broken.code(), broken.text()));
        } catch (IOException e) {
            how = new ClosePayload(broken.code(), broken.text() + ", and the peer is gone");
        }
    }

    /// What the decoder finds, on the reader's thread.
    private final class Events implements WsEvents {
        @Override
        public void text(ByteBuffer utf8) {
            try {
                received.put(Optional.of(StandardCharsets.UTF_8.decode(utf8).toString()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void binary(ByteBuffer bytes) {
            throw new ProtocolException(CloseCode.NOT_ACCEPTED, "only text, please");
        }

        @Override
        public void ping(ByteBuffer payload) {
            byte[] copy = new byte[payload.remaining()];
            payload.get(copy);
            try {
                out.write(encoder.pong(copy));
            } catch (IOException e) {
                how = new ClosePayload(CloseCode.GOING_AWAY, "the connection broke");
            }
        }

        @Override
        public void pong(ByteBuffer payload) {}

        @Override
        public void close(int code, String reason) {
            how = new ClosePayload(code, reason);
        }
    }
}
