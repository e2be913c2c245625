// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import parley.framing.Frame;

/// The frames that keep a connection alive and end it. They are the control frames of
/// [RFC 6455 §5.5](https://www.rfc-editor.org/rfc/rfc6455#section-5.5), with our own header.
///
/// | frame | type | payload                                                   | answer         |
/// |-------|------|-----------------------------------------------------------|----------------|
/// | CLOSE | 0xF8 | close code (2 bytes, big endian), reason in UTF-8; or none | the connection's end |
/// | PING  | 0xF9 | any, at most 125 bytes                                    | a PONG with the same payload |
/// | PONG  | 0xFA | what the PING had                                         | none           |
public final class Control {
    /// The type of a frame that ends the connection.
    public static final int CLOSE = 0xF8;
    /// The type of a frame that asks whether somebody is there.
    public static final int PING = 0xF9;
    /// The type of a frame that answers it.
    public static final int PONG = 0xFA;
    /// The longest payload of a control frame.
    public static final int MAX_PAYLOAD_BYTES = 125;
    /// Close code: done, in good order.
    public static final int NORMAL = 1000;
    /// Close code: this side goes away; connect again later.
    public static final int GOING_AWAY = 1001;
    /// Close code, never sent: the peer ended without saying why.
    public static final int NO_CODE = 1005;
    /// Close code, never sent: the connection broke.
    public static final int BROKEN = 1006;
    /// Close code: this side made a mistake.
    public static final int OUR_FAULT = 1011;

    private Control() {}

    /// A frame that ends the connection.
    ///
    /// @param code a close code; [#NO_CODE] makes an empty frame
    /// @param reason for people and logs; cut where it does not fit
    public static Frame close(int code, String reason) {
        if (code == NO_CODE) return new Frame(CLOSE, new byte[0]);
        byte[] text = reason.getBytes(UTF_8);
        int fits = Math.min(text.length, MAX_PAYLOAD_BYTES - Short.BYTES);
        // Never cut through a character: go back over the bytes that continue one.
        while (fits < text.length && fits > 0 && (text[fits] & 0xC0) == 0x80) fits--;
        return new Frame(CLOSE, ByteBuffer.allocate(Short.BYTES + fits)
                .putShort((short) code).put(text, 0, fits).array());
    }

    /// The close code in a CLOSE frame; [#NO_CODE] when there is none.
    public static int code(Frame close) {
        if (close.payload().length < Short.BYTES) return NO_CODE;
        return Short.toUnsignedInt(ByteBuffer.wrap(close.payload()).getShort());
    }

    /// The reason in a CLOSE frame; damaged text is shown as far as it can be.
    public static String reason(Frame close) {
        byte[] payload = close.payload();
        if (payload.length < Short.BYTES) return "";
        return new String(Arrays.copyOfRange(payload, Short.BYTES, payload.length), UTF_8);
    }
}
