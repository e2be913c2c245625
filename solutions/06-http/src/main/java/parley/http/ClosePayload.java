// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static parley.framing.ProtocolException.BAD_PROTOCOL;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import parley.framing.ProtocolException;

/// What a close frame says:
/// [RFC 6455 §5.5.1](https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1).
///
/// @param code [CloseCode#NONE_GIVEN] when there is none
/// @param reason perhaps empty
record ClosePayload(int code, String reason) {

    /// Reads the payload of a close frame.
    ///
    /// @param payload two bytes of code, then a text; or nothing at all
    /// @throws ProtocolException 1002 for a single byte or a code that may not be sent, 1007 for a
    ///     reason that is not UTF-8
    static ClosePayload parse(byte[] payload) {
        // task 6.6: nothing is 1005, one byte is refused; then a legal code and a reason in UTF-8
        if (payload.length == 0) return new ClosePayload(CloseCode.NONE_GIVEN, "");
        if (payload.length == 1) throw new ProtocolException(BAD_PROTOCOL, "half a close code");
        int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        if (!CloseCode.maySend(code))
            throw new ProtocolException(BAD_PROTOCOL, "close code " + code + " may not be sent");
        return new ClosePayload(code, reason(payload));
        // end 6.6
    }

    /// The text behind the code.
    private static String reason(byte[] payload) {
        Utf8Check check = new Utf8Check();
        check.take(payload, 2, payload.length);
        check.end();
        return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
}
