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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import parley.framing.ProtocolException;

/// A WebSocket for Java programs, with calls that wait; on our own codec. Any thread may send, any
/// thread may receive.
///
/// A virtual thread reads, so pings are answered whatever the program does. At most
/// [#MAX_WAITING] messages wait to be received; then reading stops, and with it the peer's sending.
///
/// A server that says nothing is pinged, and given up when it stays silent ([Silence]): its own
/// pings come only while it hears nothing from us, and never over a line that is dead.
public final class WebSocketClient implements AutoCloseable {
    /// How many messages may wait to be received.
    public static final int MAX_WAITING = 1024;

    private final Socket socket;
    private final ClientInput in;
    private final Silence silence;
    private final SocketClientConfig config;
    private final WsEncoder encoder = new WsEncoder(Role.CLIENT);
    private final FrameWriter out;
    private final ReceivedTexts received = new ReceivedTexts(MAX_WAITING);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile ClosePayload how = new ClosePayload(CloseCode.ABNORMAL, "");

    private WebSocketClient(HeardSocket line, Socket socket, ConnectionInput in,
            SocketClientConfig config) {
        this.socket = socket;
        this.silence = new Silence(line, config.silence());
        this.out = new FrameWriter(socket, line, config.sendTime());
        this.in = new ClientInput(in, silence, out, encoder);
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
        HeardSocket line = handshake.connect();
        try {
            Socket socket = handshake.encrypted(line);
            ConnectionInput in = new ConnectionInput(socket);
            handshake.upgrade(socket, in);
            WebSocketClient client = new WebSocketClient(line, socket, in, config);
            Thread.ofVirtual().name("web-socket-client").start(client::read);
            return client;
        } catch (IOException | ProblemException e) {
            line.close();
            throw e;
        }
    }

    /// The server has said how much silence it allows: where that is shorter, it counts. Any
    /// thread.
    public void silence(Duration told) {
        silence.told(told);
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
        Optional<String> next = received.next(limit);
        if (next.isPresent() || !received.over()) return next;
        throw new ClosedException(how.code(), how.reason());
    }

    /// True until either side begins to close.
    public boolean open() {
        return ended.getCount() > 0;
    }

    /// Closes with a code and a reason, and waits for what is being sent and for the peer's close
    /// frame, at most as long as the configuration says. Does nothing when it is closed already.
    /// What had come before can still be received, as far as it found room.
    ///
    /// @throws IllegalArgumentException when the code may not be sent
    public void close(int code, String reason) throws IOException {
        long end = System.nanoTime() + config.closeTime().toNanos();
        received.unwanted();
        try (socket) {
            if (out.writeLast(encoder.close(code, reason), config.closeTime()))
                ended.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Closes with code 1000.
    @Override
    public void close() throws IOException {
        close(CloseCode.NORMAL, "");
    }

    /// Ends the connection at once, without a goodbye, whoever sends or receives. Any thread.
    public void abort() {
        out.giveUp();
    }

    /// The reader's thread runs this until the end.
    private void read() {
        WsDecoder decoder = new WsDecoder(Role.CLIENT, config.maxMessageBytes(), new Events());
        try (socket) {
            while (how.code() == CloseCode.ABNORMAL) decoder.decode(in.some());
            out.writeLast(encoder.close(how.code(), ""), config.closeTime());
        } catch (ProtocolException e) {
            fail(e);
        } catch (SocketTimeoutException e) {
            how = new ClosePayload(how.code(), e.getMessage());
        } catch (EOFException e) {
            how = new ClosePayload(how.code(), "the connection ended");
        } catch (IOException e) {
            how = new ClosePayload(how.code(), "the connection broke");
        } finally {
            out.end();
            ended.countDown();
            received.end();
        }
    }

    private void fail(ProtocolException broken) {
        how = new ClosePayload(broken.code(), broken.text());
        try {
            out.writeLast(encoder.close(broken.code(), broken.text()), config.closeTime());
        } catch (IOException e) {
            how = new ClosePayload(broken.code(), broken.text() + ", and the peer is gone");
        }
    }

    /// What the decoder finds, on the reader's thread.
    private final class Events implements WsEvents {
        @Override
        public void text(ByteBuffer utf8) {
            received.add(StandardCharsets.UTF_8.decode(utf8).toString());
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
