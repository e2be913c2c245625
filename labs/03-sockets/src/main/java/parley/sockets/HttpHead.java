// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static parley.framing.ProtocolException.BAD_PROTOCOL;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.framing.ProtocolException;

/// The head of an HTTP answer, understood: status line and header lines
/// ([RFC 9112 §4 and §5](https://www.rfc-editor.org/rfc/rfc9112#section-4)).
///
/// @param status the status code
/// @param headers by name in lower case
/// @param contentLength how many bytes of body were announced; nothing: the body ends with the
///     connection
record HttpHead(int status, Map<String, String> headers, OptionalLong contentLength) {
    // --8<-- [start:grammar]
    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.[01] ([1-9][0-9][0-9])( .*)?");
    private static final Pattern HEADER_LINE = // name ":" value
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*");
    // --8<-- [end:grammar]
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /// Understands the lines in front of the empty line.
    ///
    /// @throws ProtocolException when they are not the head of an HTTP/1 answer, when two lengths
    ///     contradict each other, and when the body is coded in a way HTTP/1.0 does not have
    static HttpHead parse(List<String> lines) {
        Matcher status = STATUS_LINE.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!status.matches())
            throw new ProtocolException(BAD_PROTOCOL, "this is not an HTTP answer");
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) addTo(headers, line);
        if (headers.containsKey("transfer-encoding"))
            throw new ProtocolException(BAD_PROTOCOL, "a transfer coding in answer to HTTP/1.0");
        return new HttpHead(
                Integer.parseInt(status.group(1)), Map.copyOf(headers), lengthIn(headers));
    }

    private static void addTo(Map<String, String> headers, String line) {
        Matcher header = HEADER_LINE.matcher(line);
        if (!header.matches())
            throw new ProtocolException(BAD_PROTOCOL, "a header line without a name or a colon");
        String name = header.group(1).toLowerCase(Locale.ROOT);
        headers.merge(name, header.group(2), (first, next) -> first + ", " + next);
    }

    private static OptionalLong lengthIn(Map<String, String> headers) {
        String value = headers.get("content-length");
        if (value == null) return OptionalLong.empty();
        if (!LENGTH.matcher(value).matches())
            throw new ProtocolException(BAD_PROTOCOL, "a Content-Length that is not a number");
        return OptionalLong.of(Long.parseLong(value));
    }
}
