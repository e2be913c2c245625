// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.LoggerFactory;
import parley.eventloop.Control;
import parley.framing.Frame;
import parley.framing.ProtocolException;
import parley.http.HeardSocket;
import parley.http.Silence;
import parley.sockets.Endpoint;
import parley.sockets.FramedConnection;

/// A connection to the framed entrance, carried by the student's [FramedConnection] where there is
/// one. Answers the server's heartbeat, and asks a silent server whether it is there.
final class FramedLink implements ServerLink {
    private static final Duration LONGEST_SLICE = Duration.ofMillis(200);
    private static final Duration GOODBYE_LIMIT = Duration.ofSeconds(1);
    private static final Frame PING = new Frame(Control.PING, new byte[0]);

    private final HeardSocket line;
    private final FramedConnection connection;
    private final WorkCounts counts;
    private final Duration slice;
    private final Silence silence;
    private final ReentrantLock sending = new ReentrantLock();
    private final Duration goodbye;

    private FramedLink(HeardSocket line, FramedConnection connection, FramedClientConfig config,
            WorkCounts counts) throws IOException {
        this.line = line;
        this.connection = connection;
        this.counts = counts;
        this.silence = new Silence(line, config.silence());
        this.goodbye = shorter(config.patience(), GOODBYE_LIMIT);
        this.slice = shorter(silence.slice(), LONGEST_SLICE);
        // The connection's own limit is for writes, which may take longer than we want to listen.
        line.setSoTimeout(millis(slice));
    }

    /// Connects.
    static FramedLink open(Endpoint server, FramedClientConfig config, WorkCounts counts)
            throws IOException {
        var line = new HeardSocket();
        try {
            line.connect(server.resolve(), millis(config.patience()));
            line.setSoTimeout(millis(config.patience()));
            var socket = config.tls().isPresent()
                    ? encrypted(line, server, config.tls().get()) : line;
            try (var _ = counts.call()) {
                return new FramedLink(line, new FramedConnection(socket, config.patience()),
                        config, counts);
            }
        } catch (IOException e) {
            line.close();
            throw e;
        }
    }

    private static Socket encrypted(HeardSocket line, Endpoint server, SSLContext tls)
            throws IOException {
        var socket = (SSLSocket) tls.getSocketFactory()
                .createSocket(line, server.host(), server.port(), true);
        socket.startHandshake();
        return socket;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static int millis(Duration limit) {
        return Math.toIntExact(Math.max(1, limit.toMillis()));
    }

    @Override
    public void send(String json) throws IOException {
        send(new Frame(FramedEntrance.MESSAGE, json.getBytes(StandardCharsets.UTF_8)));
    }

    private void send(Frame frame) throws IOException {
        counts.clientFrame();
        sending.lock();
        try (var _ = counts.call()) {
            connection.send(frame);
        } finally {
            sending.unlock();
        }
    }

    @Override
    public Optional<String> receive(Duration limit) throws IOException {
        long until = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < until) {
            var frame = frame();
            if (frame.isEmpty()) continue;
            var message = take(frame.get());
            if (message.isPresent()) return message;
        }
        return Optional.empty();
    }

    private Optional<Frame> frame() throws IOException {
        try {
            Optional<Frame> frame;
            try (var _ = counts.call()) {
                frame = connection.receive();
            }
            if (frame.isEmpty()) throw new EOFException("the server has ended the connection");
            counts.clientFrame();
            return frame;
        } catch (SocketTimeoutException nothingYet) {
            look(silence.nothing(slice));
            return Optional.empty();
        } catch (ProtocolException damaged) {
            throw new IOException("what came is no frame: " + damaged.text(), damaged);
        }
    }

    private void look(Silence.Verdict verdict) throws IOException {
        switch (verdict) {
            case WAIT -> { }
            case ASK -> send(PING);
            case GIVE_UP -> {
                abort();
                throw new SocketTimeoutException("nothing was heard for " + silence.limit());
            }
        }
    }

    private Optional<String> take(Frame frame) throws IOException {
        switch (frame.type()) {
            case FramedEntrance.MESSAGE -> {
                return Optional.of(new String(frame.payload(), StandardCharsets.UTF_8));
            }
            case Control.PING -> send(new Frame(Control.PONG, frame.payload()));
            case Control.CLOSE -> throw new EOFException("the server closed: "
                    + Control.code(frame) + " " + Control.reason(frame));
            default -> { }
        }
        return Optional.empty();
    }

    @Override
    public void silence(Duration told) {
        silence.told(told);
    }

    /// Closes what lies under TLS, which would first wait for a write that waits.
    @Override
    public void abort() {
        try {
            line.setSoLinger(true, 0);
            line.close();
        } catch (IOException gone) {
            LoggerFactory.getLogger(FramedLink.class).debug("closed already: {}", gone.toString());
        }
    }

    /// Waits a moment for what is being sent: closing TLS would wait until it is.
    @Override
    public void close() throws IOException {
        try {
            if (!sending.tryLock(goodbye.toNanos(), TimeUnit.NANOSECONDS)) {
                abort();
                return;
            }
        } catch (InterruptedException e) {
            abort();
            Thread.currentThread().interrupt();
            return;
        }
        try (var _ = counts.call()) {
            connection.close();
        } finally {
            sending.unlock();
        }
    }
}
