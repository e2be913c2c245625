// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import parley.eventloop.Control;
import parley.framing.Frame;
import parley.framing.ProtocolException;
import parley.sockets.Endpoint;
import parley.sockets.FramedConnection;

/// A connection to the framed entrance, carried by the student's [FramedConnection] where there is
/// one. Answers the server's heartbeat.
final class FramedLink implements ServerLink {
    private static final int READ_SLICE_MILLIS = 200;
    private static final int HANDSHAKE_MILLIS = 10_000;

    private final FramedConnection connection;
    private final WorkCounts counts;

    private FramedLink(FramedConnection connection, WorkCounts counts) {
        this.connection = connection;
        this.counts = counts;
    }

    /// Connects.
    static FramedLink open(Endpoint server, WorkCounts counts) throws IOException {
        try (var _ = counts.call()) {
            return new FramedLink(FramedConnection.connect(server,
                    Duration.ofMillis(READ_SLICE_MILLIS)), counts);
        }
    }

    /// Connects over TLS.
    static FramedLink open(Endpoint server, SSLContext tls, WorkCounts counts)
            throws IOException {
        var plain = new Socket();
        try {
            plain.connect(server.resolve(), HANDSHAKE_MILLIS);
            plain.setSoTimeout(HANDSHAKE_MILLIS);
            var socket = (SSLSocket) tls.getSocketFactory()
                    .createSocket(plain, server.host(), server.port(), true);
            socket.startHandshake();
            return new FramedLink(new FramedConnection(socket,
                    Duration.ofMillis(READ_SLICE_MILLIS)), counts);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    @Override
    public void send(String json) throws IOException {
        send(new Frame(FramedEntrance.MESSAGE, json.getBytes(StandardCharsets.UTF_8)));
    }

    private void send(Frame frame) throws IOException {
        counts.clientFrame();
        synchronized (connection) {
            try (var _ = counts.call()) {
                connection.send(frame);
            }
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
            return Optional.empty();
        } catch (ProtocolException damaged) {
            throw new IOException("what came is no frame: " + damaged.text(), damaged);
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
    public void close() throws IOException {
        try (var _ = counts.call()) {
            connection.close();
        }
    }
}
