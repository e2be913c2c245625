// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What an HTTP server answered.
///
/// @param status the status code: 200, 404, ...
/// @param headers by name in lower case; a name that came twice has its values joined by `, `
///     ([RFC 9110 §5.3](https://www.rfc-editor.org/rfc/rfc9110#section-5.3))
/// @param body the content, whole; not copied
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {
    /// The value of a header; upper and lower case do not matter.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The status and the size; not the content.
    @Override
    public String toString() {
        return "HttpResponse[" + status + ", " + body.length + " bytes]";
    }

    /// The body as UTF-8 text.
    public String text() {
        return new String(body, UTF_8);
    }
}
