// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A transport that does everything TLS may do, in a way that loses readiness easily: it begins with
/// a handshake (`hi` from the peer, `ok` to it), swallows all bytes of the socket at once and hands
/// them on one at a time, takes few bytes to write and holds them until it is flushed, and ends with
/// a `.`.
final class FussyTransport implements Transport {
    static final String HELLO = "hi";
    static final String READY = "ok";
    private static final int HOLDS_BYTES = 7;

    private final SocketChannel channel;
    private final ByteBuffer arrived = ByteBuffer.allocate(1 << 20).flip();
    private final ByteBuffer held = ByteBuffer.allocate(HOLDS_BYTES + 3).flip();
    private int greeted;
    private boolean ended;
    private boolean saidGoodbye;

    FussyTransport(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        arrived.compact();
        if (channel.read(arrived) == -1) ended = true;
        arrived.flip();
        while (handshaking() && arrived.hasRemaining()) greet(arrived.get());
        if (handshaking() && ended) throw new IOException("gone during the handshake");
        if (arrived.hasRemaining() && !handshaking()) {
            into.put(arrived.get());
            return 1;
        }
        return ended ? -1 : 0;
    }

    private void greet(byte b) throws IOException {
        if (b != HELLO.charAt(greeted)) throw new IOException("a bad handshake");
        greeted++;
        if (!handshaking()) hold(ByteBuffer.wrap(READY.getBytes(UTF_8)));
    }

    private void hold(ByteBuffer bytes) {
        held.compact();
        while (held.hasRemaining() && bytes.hasRemaining()) held.put(bytes.get());
        held.flip();
    }

    @Override
    public int write(ByteBuffer from) {
        if (handshaking() || held.hasRemaining()) return 0;
        int n = Math.min(HOLDS_BYTES, from.remaining());
        hold(from.slice(from.position(), n));
        from.position(from.position() + n);
        return n;
    }

    @Override
    public boolean handshaking() {
        return greeted < HELLO.length();
    }

    @Override
    public boolean wantsWrite() {
        return held.hasRemaining();
    }

    @Override
    public boolean buffered() {
        return !handshaking() && arrived.hasRemaining();
    }

    @Override
    public boolean flush() throws IOException {
        if (held.hasRemaining()) channel.write(held);
        return !held.hasRemaining();
    }

    @Override
    public boolean closeOutbound() throws IOException {
        if (held.hasRemaining()) return false;
        if (!saidGoodbye) hold(ByteBuffer.wrap(new byte[] {'.'}));
        saidGoodbye = true;
        if (!flush()) return false;
        channel.shutdownOutput();
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
