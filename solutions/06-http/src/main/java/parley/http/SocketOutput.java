// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.xnio.channels.StreamSinkChannel;

/// The writing half of one WebSocket: gathers whatever there is to send into the loop's shared
/// buffer and writes it at once. Only the connection's IO thread.
///
/// It keeps nothing while the peer keeps up. When the peer does not, it keeps at most one buffer
/// and one message; the rest waits where it comes from.
final class SocketOutput {
    /// How many full buffers may go out until other connections have their turn.
    private static final int MAX_BUFFERS_A_TURN = 4;
    /// What is left free for a head and a control frame.
    private static final int ROOM_FOR_A_FRAME = FrameHead.MAX_BYTES + FrameHead.MAX_CONTROL_PAYLOAD;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final byte[] NO_BYTES = {};

    private final StreamSinkChannel sink;
    private final SocketHandler handler;
    private ByteBuffer rest = NOTHING;
    private byte[] message = NO_BYTES;
    private int messageSent;
    private Optional<byte[]> pong = Optional.empty();
    private boolean pingWanted;
    private Optional<byte[]> close = Optional.empty();
    private boolean onlyClose;
    private boolean closeWritten;

    SocketOutput(StreamSinkChannel sink, SocketHandler handler) {
        this.sink = sink;
        this.handler = handler;
    }

    /// Will answer a ping. Of several that wait, only the last is answered
    /// ([RFC 6455 §5.5.3](https://www.rfc-editor.org/rfc/rfc6455#section-5.5.3)).
    void pong(byte[] payload) {
        pong = Optional.of(payload);
    }

    /// Will send an empty ping.
    void ping() {
        pingWanted = true;
    }

    /// Will send a close frame, and nothing after it.
    ///
    /// @param payload of the close frame
    /// @param atOnce true to send no further message before it
    void close(byte[] payload, boolean atOnce) {
        if (close.isEmpty()) close = Optional.of(payload);
        onlyClose |= atOnce;
    }

    /// True when the close frame has left.
    boolean closeSent() {
        return closeWritten && !rest.hasRemaining();
    }

    /// Writes as much as there is and as the peer takes.
    ///
    /// @param shared a buffer that may be used during this call
    /// @return false when there is more, and this must be called again when the peer takes it
    boolean flush(ByteBuffer shared) throws IOException {
        if (rest.hasRemaining()) {
            write(rest);
            if (rest.hasRemaining()) return false;
            rest = NOTHING;
        }
        for (int i = 0; i < MAX_BUFFERS_A_TURN; i++) {
            fill(shared.clear());
            if (!shared.flip().hasRemaining()) return sink.flush();
            write(shared);
            if (shared.hasRemaining()) {
                rest = ByteBuffer.allocate(shared.remaining()).put(shared).flip();
                return false;
            }
        }
        return false;
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (sink.write(bytes) == 0) return;
        }
    }

    private void fill(ByteBuffer out) {
        while (out.remaining() >= ROOM_FOR_A_FRAME) {
            int n = Math.min(out.remaining(), message.length - messageSent);
            out.put(message, messageSent, n);
            messageSent += n;
            // The end of a message may have taken the room that the next head needs.
            boolean room = out.remaining() >= ROOM_FOR_A_FRAME;
            if (messageSent < message.length || !room || !nextFrame(out)) return;
        }
    }

    /// Begins the next frame: a control frame, which may not wait behind messages, then a message.
    private boolean nextFrame(ByteBuffer out) {
        message = NO_BYTES;
        messageSent = 0;
        if (closeWritten) return false;
        if (pong.isPresent()) return pongFrame(out, pong.get());
        if (pingWanted) {
            pingWanted = false;
            head(out, Opcode.PING, 0);
            return true;
        }
        return !onlyClose && nextMessage(out) || closeFrame(out);
    }

    private boolean nextMessage(ByteBuffer out) {
        Optional<byte[]> next = handler.next();
        if (next.isEmpty()) return false;
        message = next.get();
        head(out, Opcode.TEXT, message.length);
        return true;
    }

    private boolean pongFrame(ByteBuffer out, byte[] payload) {
        pong = Optional.empty();
        head(out, Opcode.PONG, payload.length);
        out.put(payload);
        return true;
    }

    private boolean closeFrame(ByteBuffer out) {
        if (close.isEmpty()) return false;
        head(out, Opcode.CLOSE, close.get().length);
        out.put(close.get());
        closeWritten = true;
        return true;
    }

    private static void head(ByteBuffer out, int opcode, int length) {
        new FrameHead(true, opcode, false, 0, length).write(out);
    }
}
