// SPDX-License-Identifier: Apache-2.0
package parley.start;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A line of text as it travels.
///
/// | part | bytes                                               |
/// |------|-----------------------------------------------------|
/// | text | UTF-8                                               |
/// | end  | CR LF: the two bytes 13 and 10, `"\r\n"` in Java    |
public final class Line {
    private Line() {}

    /// The bytes of a line.
    ///
    /// @param text the line without its end; may be empty
    public static byte[] encode(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        byte[] line = Arrays.copyOf(letters, letters.length + 2);
        line[letters.length] = '\r';
        line[letters.length + 1] = '\n';
        return line;
    }
}
