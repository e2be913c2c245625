// SPDX-License-Identifier: Apache-2.0
package parley.start;

import java.nio.charset.StandardCharsets;

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
        // task 0.2: append "\r\n" to the text and return it as bytes in UTF-8
        return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
        // end 0.2
    }
}
