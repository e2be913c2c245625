// SPDX-License-Identifier: Apache-2.0
package parley.http;

/// One header field of a response.
///
/// @param name a token, compared without case
/// @param value visible characters, spaces and tabs; never a line break, with which one header
///     could smuggle in another
///     ([RFC 9110 §5.5](https://www.rfc-editor.org/rfc/rfc9110#section-5.5))
public record Header(String name, String value) {
    /// Checks both.
    ///
    /// @throws IllegalArgumentException when one holds a character that is not allowed there
    public Header {
        if (!HttpChars.isToken(name))
            throw new IllegalArgumentException("not a header name: " + name);
        if (!HttpChars.isFieldValue(value))
            throw new IllegalArgumentException("not a value for the header " + name);
    }
}
