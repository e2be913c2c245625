// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// One connection of [Bench]: as little work as possible, so that the generator is not what is
/// measured. Masks with zeros, looks only at the first letter behind `{"type":"`.
final class BenchClient implements AutoCloseable {
    private static final int TYPE_AT = 9;
    private static final int BUFFER_BYTES = 128 * 1024;
    private static final ByteBuffer SHARED_OUT = ByteBuffer.allocateDirect(BUFFER_BYTES);

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES / 8);
    private final String head;
    private final String tail;
    private final int inFlight;
    private final String name;
    private long sent;
    long acks;
    long messages;
    long others;

    BenchClient(InetSocketAddress server, int number, String conversation, int inFlight, String text)
            throws IOException {
        this.inFlight = inFlight;
        this.name = "c" + number + "-";
        head = "{\"type\":\"send\",\"id\":\"" + name;
        tail = "\",\"conversation\":\"" + conversation + "\",\"text\":\"" + text + "\"}";
        channel = SocketChannel.open(server);
        channel.socket().setTcpNoDelay(true);
        channel.write(ByteBuffer.wrap(("GET " + Protocol.PATH + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").getBytes(US_ASCII)));
        String answer = "";
        ByteBuffer one = ByteBuffer.allocate(1);
        while (!answer.endsWith("\r\n\r\n")) {
            one.clear();
            if (channel.read(one) < 0) throw new EOFException(answer);
            answer += (char) one.get(0);
        }
        if (!answer.startsWith("HTTP/1.1 101")) throw new IOException(answer);
        SHARED_OUT.clear();
        frame(("{\"type\":\"hello\",\"token\":\"" + number + "\"}").getBytes(US_ASCII));
        flush();
        channel.configureBlocking(false);
    }

    void register(Selector selector) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    void begin() {
        SHARED_OUT.clear();
        for (int i = 0; i < inFlight; i++) send();
        flush();
    }

    private void send() {
        frame((head + sent++ + tail).getBytes(US_ASCII));
    }

    private static void frame(byte[] payload) {
        SHARED_OUT.put((byte) 0x81);
        if (payload.length < 126) SHARED_OUT.put((byte) (0x80 | payload.length));
        else SHARED_OUT.put((byte) (0x80 | 126)).putShort((short) payload.length);
        SHARED_OUT.putInt(0).put(payload);
    }

    private void flush() {
        SHARED_OUT.flip();
        try {
            while (SHARED_OUT.hasRemaining()) channel.write(SHARED_OUT);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        SHARED_OUT.clear();
    }

    void read() throws IOException {
        if (channel.read(in) < 0) throw new EOFException(name + " was closed");
        in.flip();
        while (frame()) {}
        in.compact();
        if (SHARED_OUT.position() > 0) flush();
    }

    private boolean frame() {
        if (in.remaining() < 2) return false;
        int at = in.position();
        int length = in.get(at + 1);
        int header = 2;
        if (length == 126) {
            if (in.remaining() < 4) return false;
            length = in.getShort(at + 2) & 0xffff;
            header = 4;
        }
        if (in.remaining() < header + length) return false;
        int opcode = in.get(at) & 0xf;
        if (opcode == 9) SHARED_OUT.put((byte) 0x8a).put((byte) 0x80).putInt(0);
        if (opcode == 1) message(in.get(at + header + TYPE_AT), in.get(at + header + TYPE_AT + 1));
        in.position(at + header + length);
        return true;
    }

    private void message(byte first, byte second) {
        if (first == 'a') {
            acks++;
            send();
        } else if (first == 'm') {
            messages++;
        } else if (first == 'r' || first == 'e' && second == 'r') {
            throw new IllegalStateException("refused: " + new String(in.array(), 0, in.limit(), US_ASCII));
        } else {
            others++;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
