// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// Turns messages into WebSocket frames: [RFC 6455](https://www.rfc-editor.org/rfc/rfc6455). Any
/// thread.
///
/// A message goes out as one frame. A client's frames are masked, each with a fresh mask that
/// nobody can guess ([§5.3](https://www.rfc-editor.org/rfc/rfc6455#section-5.3)).
public final class WsEncoder {
    private final Role self;
    private final SecureRandom random;

    /// An encoder.
    ///
    /// @param self which end this side is
    public WsEncoder(Role self) {
        this(self, new SecureRandom());
    }

    /// An encoder whose masks can be known: for tests.
    WsEncoder(Role self, SecureRandom random) {
        this.self = self;
        this.random = random;
    }

    /// A text message.
    public ByteBuffer text(String text) {
        return frame(true, Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A binary message.
    public ByteBuffer binary(byte[] bytes) {
        return frame(true, Opcode.BINARY, bytes);
    }

    /// A ping.
    ///
    /// @param payload at most 125 bytes
    /// @throws IllegalArgumentException when it is longer
    public ByteBuffer ping(byte[] payload) {
        return control(Opcode.PING, payload);
    }

    /// The answer to a ping.
    ///
    /// @param payload that of the ping
    /// @throws IllegalArgumentException when it is longer than 125 bytes
    public ByteBuffer pong(byte[] payload) {
        return control(Opcode.PONG, payload);
    }

    /// The last frame of a side.
    ///
    /// @param code one that may be sent, or [CloseCode#NONE_GIVEN] for a frame without one
    /// @throws IllegalArgumentException when the code may not be sent
    public ByteBuffer close(int code, String reason) {
        if (code == CloseCode.NONE_GIVEN) return control(Opcode.CLOSE, new byte[0]);
        return control(Opcode.CLOSE, CloseCode.payload(code, reason));
    }

    private ByteBuffer control(int opcode, byte[] payload) {
        if (payload.length > FrameHead.MAX_CONTROL_PAYLOAD)
            throw new IllegalArgumentException("a control frame of " + payload.length + " bytes");
        return frame(true, opcode, payload);
    }

    /// A frame, ready to be sent: from position to limit.
    ByteBuffer frame(boolean last, int opcode, byte[] payload) {
        boolean masked = self == Role.CLIENT;
        int mask = masked ? random.nextInt() : 0;
        ByteBuffer out = ByteBuffer.allocate(FrameHead.MAX_BYTES + payload.length);
        new FrameHead(last, opcode, masked, mask, payload.length).write(out);
        int from = out.position();
        out.put(payload);
        if (masked) Masking.apply(out.array(), from, out.position(), mask, 0);
        return out.flip();
    }
}
