// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/// Our channel on one end of a connection, and on the other an engine of the JDK whose records the
/// test sends as it likes. Tasks run at once.
final class TlsPair implements AutoCloseable {
    private static final int ROUNDS = 200_000;
    private static final long LIMIT_MILLIS = 5_000;

    final TlsChannel channel;
    final SSLEngine peer;
    private final Selector arrivals = Selector.open();
    private final SocketChannel near;
    private final SocketChannel far;
    private final ByteBuffer arrived = ByteBuffer.allocate(1 << 18).flip();
    private final ByteBuffer plain = ByteBuffer.allocate(1 << 17);

    TlsPair(SSLContext server, SSLContext client) throws IOException {
        try (ServerSocketChannel listening = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            far = SocketChannel.open(listening.getLocalAddress());
            near = listening.accept();
        }
        far.configureBlocking(false);
        near.configureBlocking(false);
        near.register(arrivals, SelectionKey.OP_READ);
        channel = new TlsChannel(near, TlsContexts.serverEngine(server), Runnable::run, () -> {});
        peer = TlsContexts.clientEngine(client, "127.0.0.1", 1);
        peer.beginHandshake();
    }

    /// Shakes hands; the client's bytes go out in pieces of this size.
    void handshake(int piece) throws IOException {
        for (int i = 0; i < ROUNDS && (channel.handshaking() || busy()); i++) {
            switch (peer.getHandshakeStatus()) {
                case NEED_TASK -> peer.getDelegatedTask().run();
                case NEED_WRAP -> sendInPieces(seal(new byte[0]), piece);
                default -> unwrap();
            }
            serve();
        }
        // The session tickets that come after the handshake are read with what comes next.
    }

    private boolean busy() {
        return peer.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private void sendInPieces(byte[] bytes, int piece) throws IOException {
        for (int at = 0; at < bytes.length; at += Math.min(piece, bytes.length - at)) {
            send(Arrays.copyOfRange(bytes, at, at + Math.min(piece, bytes.length - at)));
            serve();
        }
    }

    /// What a loop does when something has happened.
    private void serve() throws IOException {
        channel.read(ByteBuffer.allocate(0x4100));
        channel.flush();
    }

    /// A record of the peer with this in it; or what it has to say, for nothing.
    byte[] seal(byte[] text) throws IOException {
        ByteBuffer records = ByteBuffer.allocate(text.length + (1 << 16));
        ByteBuffer from = ByteBuffer.wrap(text);
        do {
            peer.wrap(from, records);
        } while (from.hasRemaining());
        return Arrays.copyOf(records.array(), records.position());
    }

    void send(byte[] bytes) throws IOException {
        for (ByteBuffer out = ByteBuffer.wrap(bytes); out.hasRemaining(); ) far.write(out);
    }

    /// Sends bytes, waits until they have arrived, and reads what our side makes of them.
    String deliver(byte[] bytes) throws IOException {
        send(bytes);
        if (bytes.length > 0) arrival();
        StringBuilder text = new StringBuilder();
        while (readInto(text) > 0) {}
        return text.toString();
    }

    /// Sends text and lets our side read it, while the peer reads nothing.
    void deliverUnread(byte[] text) throws IOException {
        send(seal(text));
        for (int got = 0; got < text.length; ) {
            int n = channel.read(ByteBuffer.allocate(1 << 16));
            if (n == 0) arrival();
            got += n;
        }
    }

    /// Reads on our side until there are so many characters.
    String receive(int characters) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < characters) {
            if (readInto(text) == 0) arrival();
        }
        return text.toString();
    }

    private int readInto(StringBuilder text) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(1 << 16);
        int n = channel.read(into);
        text.append(US_ASCII.decode(into.flip()));
        channel.flush();
        unwrap();
        return n;
    }

    /// Reads on our side until its end.
    int end() throws IOException {
        for (int n; ; arrival()) {
            if ((n = channel.read(ByteBuffer.allocate(100))) != 0) return n;
        }
    }

    /// Waits until bytes have arrived at our side, or the end.
    private void arrival() throws IOException {
        if (arrivals.select(key -> {}, LIMIT_MILLIS) == 0) throw new IOException("nothing arrived");
    }

    /// Lets the peer read until it has so many bytes.
    long receiveAll(long wanted) throws IOException {
        long got = 0;
        for (int i = 0; i < ROUNDS && got < wanted; i++) {
            got += unwrap();
            if (peer.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) send(seal(new byte[0]));
            serve();
        }
        return got;
    }

    private int unwrap() throws IOException {
        arrived.compact();
        far.read(arrived);
        arrived.flip();
        peer.unwrap(arrived, plain.clear());
        return plain.position();
    }

    void endSocket() throws IOException {
        far.shutdownOutput();
    }

    static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Override
    public void close() throws IOException {
        far.close();
        channel.close();
        arrivals.close();
    }
}
