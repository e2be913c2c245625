// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// A frame as a [RogueWebSocket] sends or receives it, right or wrong
/// ([RFC 6455 §5.2](https://www.rfc-editor.org/rfc/rfc6455#section-5.2)).
///
/// @param last whether the message ends with it (FIN)
/// @param reserved the three reserved bits, 0 to 7; an honest frame has 0
/// @param opcode what it is, 0 to 15
/// @param payload what it carries, not masked; never changed
/// @param announced the length in the header where that is a lie
/// @param wronglyMasked whether a client leaves the mask out, or a server masks
/// @param longForm whether the length takes eight bytes however small it is
public record WebSocketFrame(boolean last, int reserved, int opcode, byte[] payload,
    OptionalLong announced, boolean wronglyMasked, boolean longForm) {
    /// Goes on with a message.
    public static final int CONTINUATION = 0x0;
    /// Begins a message of text in UTF-8.
    public static final int TEXT = 0x1;
    /// Begins a message of bytes.
    public static final int BINARY = 0x2;
    /// Ends the conversation.
    public static final int CLOSE = 0x8;
    /// Asks for a [#PONG] with the same payload.
    public static final int PING = 0x9;
    /// Answers a [#PING].
    public static final int PONG = 0xA;

    /// A frame that is a whole message, right in every way.
    public static WebSocketFrame of(int opcode, byte... payload) {
        return new WebSocketFrame(true, 0, opcode, payload, OptionalLong.empty(), false, false);
    }

    /// A whole text message.
    public static WebSocketFrame text(String text) {
        return of(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A whole message of bytes.
    public static WebSocketFrame binary(byte... bytes) {
        return of(BINARY, bytes);
    }

    /// The last fragment of a message; [#notLast()] makes it one in the middle.
    public static WebSocketFrame continuation(byte... bytes) {
        return of(CONTINUATION, bytes);
    }

    /// A ping. An honest one carries at most 125 bytes.
    public static WebSocketFrame ping(byte... bytes) {
        return of(PING, bytes);
    }

    /// A pong.
    public static WebSocketFrame pong(byte... bytes) {
        return of(PONG, bytes);
    }

    /// A close frame: a code of two bytes, 0 to 65535, and a reason. Not every code may be sent
    /// ([RFC 6455 §7.4](https://www.rfc-editor.org/rfc/rfc6455#section-7.4)).
    public static WebSocketFrame close(int code, String reason) {
        var payload = new ByteArrayOutputStream();
        payload.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) code).array());
        payload.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
        return of(CLOSE, payload.toByteArray());
    }

    /// The same, with more of the message to come.
    public WebSocketFrame notLast() {
        return new WebSocketFrame(false, reserved, opcode, payload, announced, wronglyMasked,
            longForm);
    }

    /// The same with these reserved bits, 1 to 7, which nobody has agreed on.
    public WebSocketFrame reserving(int bits) {
        return new WebSocketFrame(last, bits, opcode, payload, announced, wronglyMasked, longForm);
    }

    /// The same with another length in its header, in bytes: 2 GB with nothing behind it.
    public WebSocketFrame announcing(long bytes) {
        return new WebSocketFrame(last, reserved, opcode, payload, OptionalLong.of(bytes),
            wronglyMasked, longForm);
    }

    /// The same without the mask of a client, or with a mask where a server must not have one.
    public WebSocketFrame maskedWrongly() {
        return new WebSocketFrame(last, reserved, opcode, payload, announced, true, longForm);
    }

    /// The same with its length in eight bytes, although fewer would do.
    public WebSocketFrame inLongForm() {
        return new WebSocketFrame(last, reserved, opcode, payload, announced, wronglyMasked, true);
    }

    /// Whether it is a close, a ping or a pong, or an opcode that is kept free for such.
    public boolean control() {
        return opcode >= CLOSE;
    }

    /// The payload as text; what is not UTF-8 becomes a replacement character.
    public String asText() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /// The code of a close frame, or nothing where it has none.
    public OptionalLong closeCode() {
        boolean has = opcode == CLOSE && payload.length >= Short.BYTES;
        return has ? OptionalLong.of(Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort()))
            : OptionalLong.empty();
    }

    /// The frame in a few words: `the text frame "hello"`.
    @Override
    public String toString() {
        return WebSocketWords.of(this);
    }
}
