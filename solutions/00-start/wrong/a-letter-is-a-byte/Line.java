// SPDX-License-Identifier: Apache-2.0
package parley.start;

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
        byte[] line = new byte[text.length() + 2];
        for (int i = 0; i < text.length(); i++) line[i] = (byte) text.charAt(i);
        line[text.length()] = 13;
        line[text.length() + 1] = 10;
        return line;
    }
}
