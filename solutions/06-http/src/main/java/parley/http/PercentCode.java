// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// `%41` is "A": [RFC 3986 §2.1](https://www.rfc-editor.org/rfc/rfc3986#section-2.1). Any thread.
final class PercentCode {
    private PercentCode() {}

    /// Decodes a part of a path. A plus sign stays one.
    ///
    /// @throws ProblemException 400 when a percent sign is not followed by two hex digits, the
    ///     bytes are not UTF-8, or one of them is NUL
    static String decode(String text) {
        if (text.indexOf('%') < 0) return text;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes.write(c == '%' ? hexPair(text, i) : c);
            if (c == '%') i += 2;
        }
        return utf8(bytes.toByteArray());
    }

    /// Decodes a name or value of a query, where a plus sign is a space.
    ///
    /// @throws ProblemException as [#decode(String)] does
    static String decodeQuery(String text) {
        return decode(text.replace('+', ' '));
    }

    private static int hexPair(String text, int at) {
        if (at + 2 >= text.length()) throw bad();
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        int value = high << 4 | low;
        if (high < 0 || low < 0 || value == 0) throw bad();
        return value;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw bad();
        }
    }

    private static ProblemException bad() {
        return new ProblemException(400, "The address has a percent sign without a character.");
    }
}
