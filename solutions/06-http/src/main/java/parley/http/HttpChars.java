// SPDX-License-Identifier: Apache-2.0
package parley.http;

/// Which characters HTTP allows where. Any thread.
final class HttpChars {
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private HttpChars() {}

    /// A method or header name:
    /// [RFC 9110 §5.6.2](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2).
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(HttpChars::isTokenChar);
    }

    /// A header's value: [RFC 9110 §5.5](https://www.rfc-editor.org/rfc/rfc9110#section-5.5).
    /// Above ASCII, ISO 8859-1 letters are allowed, as ever.
    static boolean isFieldValue(String text) {
        return text.chars().allMatch(HttpChars::isFieldChar);
    }

    /// A target as it stands in a request line: visible ASCII only.
    static boolean isTarget(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static boolean isTokenChar(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || TOKEN_SIGNS.indexOf(c) >= 0;
    }

    private static boolean isFieldChar(int c) {
        return c == '\t' || c >= ' ' && c <= 255 && c != 127;
    }
}
