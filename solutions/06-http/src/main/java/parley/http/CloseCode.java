// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/// Why a WebSocket closes: [RFC 6455 §7.4](https://www.rfc-editor.org/rfc/rfc6455#section-7.4).
/// Any thread.
///
/// | codes       | who may send them                                                      |
/// |-------------|------------------------------------------------------------------------|
/// | 0-999       | nobody                                                                 |
/// | 1000-2999   | those that the RFC and its registry name; not 1004, 1005, 1006, 1015   |
/// | 3000-3999   | libraries that registered them                                         |
/// | 4000-4999   | any program                                                            |
public final class CloseCode {
    /// Done.
    public static final int NORMAL = 1000;
    /// The server stops, or the page is left.
    public static final int GOING_AWAY = 1001;
    /// The peer broke the protocol.
    public static final int BAD_PROTOCOL = 1002;
    /// A message of a type that is not taken here.
    public static final int NOT_ACCEPTED = 1003;
    /// Never sent: the close frame had no code.
    public static final int NONE_GIVEN = 1005;
    /// Never sent: the connection ended without a close frame.
    public static final int ABNORMAL = 1006;
    /// A text that is not UTF-8, or content that makes no sense.
    public static final int BAD_DATA = 1007;
    /// Against the rules of this server.
    public static final int NOT_ALLOWED = 1008;
    /// A message above the limit.
    public static final int TOO_BIG = 1009;
    /// A fault of this side.
    public static final int INTERNAL_ERROR = 1011;
    /// Come back later.
    public static final int TRY_AGAIN_LATER = 1013;
    /// How long the reason in a close frame may be.
    public static final int MAX_REASON_BYTES = 123;

    private CloseCode() {}

    /// True for codes that may stand in a close frame.
    public static boolean maySend(int code) {
        if (code >= 3000) return code <= 4999;
        return code >= 1000 && code <= 1014 && code != 1004 && code != NONE_GIVEN
                && code != ABNORMAL;
    }

    /// The payload of a close frame: two bytes of code, then as much of the reason as fits, never
    /// cut inside a character.
    static byte[] payload(int code, String reason) {
        if (!maySend(code)) throw new IllegalArgumentException("may not be sent: " + code);
        ByteBuffer out = ByteBuffer.allocate(2 + MAX_REASON_BYTES).putShort((short) code);
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder()
                .onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE);
        utf8.encode(CharBuffer.wrap(reason), out, true);
        byte[] payload = new byte[out.flip().remaining()];
        out.get(payload);
        return payload;
    }
}
