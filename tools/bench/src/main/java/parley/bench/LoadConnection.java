// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One WebSocket of the load. Sends are collected and written once a turn of the loop; the room
/// for what was half read or half written exists only while it is needed.
final class LoadConnection {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final String HANDSHAKE = """
            GET %s HTTP/1.1\r
            Host: %s:%d\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            %s\r
            """;

    private final LoadLoop loop;
    private final LoadHandler handler;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer[] payload = new ByteBuffer[1];
    private ByteBuffer rest = NOTHING;
    private ByteBuffer out = NOTHING;
    private boolean open;
    private boolean dirty;
    private boolean gone;

    LoadConnection(LoadLoop loop, InetSocketAddress server, String path, String headers,
            LoadHandler handler) throws IOException {
        this.loop = loop;
        this.handler = handler;
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(server);
        key = channel.register(loop.selector(), SelectionKey.OP_CONNECT, this);
        put(HANDSHAKE.formatted(path, server.getAddress().getHostAddress(), server.getPort(),
                headers).getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends a text message at the end of this turn.
    void send(byte[] utf8) {
        send(ClientFrames.TEXT, utf8);
    }

    /// Ends the connection at once, without a word to the server.
    void cut() {
        end("cut by the load");
    }

    private void send(int opcode, byte[] bytes) {
        if (gone) return;
        room(ClientFrames.room(bytes.length));
        ClientFrames.put(out, opcode, bytes);
        mark();
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        out.put(bytes);
    }

    private void mark() {
        if (dirty || !open) return;
        dirty = true;
        loop.willWrite(this);
    }

    private void room(int bytes) {
        if (out.remaining() >= bytes) return;
        var larger = ByteBuffer.allocate(Math.max(2 * out.capacity(), out.position() + bytes));
        out = larger.put(out.flip());
    }

    void flush() {
        dirty = false;
        if (gone || out.position() == 0) return;
        try {
            channel.write(out.flip());
            boolean left = out.hasRemaining();
            out.compact();
            if (!left && out.capacity() > 4096) out = NOTHING;
            key.interestOps(left ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                    : SelectionKey.OP_READ);
        } catch (IOException e) {
            end("writing failed: " + e.getMessage());
        }
    }

    void ready(SelectionKey ready) {
        try {
            if (ready.isConnectable()) channel.finishConnect();
            if (ready.isConnectable() || ready.isWritable()) flush();
            if (ready.isValid() && ready.isReadable()) read();
        } catch (IOException e) {
            end("reading failed: " + e.getMessage());
        }
    }

    private void read() throws IOException {
        var in = loop.shared();
        in.put(rest);
        rest = NOTHING;
        if (channel.read(in) == -1) {
            end("the server ended it");
            return;
        }
        in.flip();
        if (!open) shakeHands(in);
        if (open) frames(in);
        if (in.hasRemaining() && !gone)
            rest = ByteBuffer.allocate(in.remaining()).put(in).flip();
    }

    private void shakeHands(ByteBuffer in) {
        var text = StandardCharsets.ISO_8859_1.decode(in.duplicate()).toString();
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) return;
        if (!text.startsWith("HTTP/1.1 101 ")) {
            end("the server refused the WebSocket: " + text.lines().findFirst().orElse(""));
            return;
        }
        in.position(in.position() + end + 4);
        open = true;
        handler.opened(this);
    }

    private void frames(ByteBuffer in) {
        for (int kind = take(in); kind >= 0 && !gone; kind = take(in)) {
            switch (kind) {
                case ClientFrames.TEXT -> handler.text(this, payload[0]);
                case ClientFrames.PING -> send(ClientFrames.PONG, bytes(payload[0]));
                case ClientFrames.CLOSE -> end("the server closed: " + reason(payload[0]));
                default -> { }
            }
        }
    }

    private int take(ByteBuffer in) {
        return ClientFrames.next(in, payload);
    }

    private static byte[] bytes(ByteBuffer from) {
        var bytes = new byte[from.remaining()];
        from.get(bytes);
        return bytes;
    }

    private static String reason(ByteBuffer close) {
        return close.remaining() < 2 ? "without a code"
                : (close.getShort() & 0xffff) + " " + StandardCharsets.UTF_8.decode(close);
    }

    private void end(String why) {
        if (gone) return;
        gone = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            handler.closed(this, why + "; closing failed: " + e.getMessage());
            return;
        }
        handler.closed(this, why);
    }
}
