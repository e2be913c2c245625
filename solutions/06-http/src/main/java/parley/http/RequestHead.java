// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.List;

/// The first line and the headers of a request:
/// [RFC 9112 §3](https://www.rfc-editor.org/rfc/rfc9112#section-3).
///
/// @param method a token: "GET"
/// @param target as it was sent: `/a?b=1`, `*`, or a whole URI
/// @param minor 1 for HTTP/1.1, 0 for HTTP/1.0
/// @param fields the headers, in the order sent
record RequestHead(String method, String target, int minor, Fields fields) {
    private static final String VERSION = "HTTP/1.";

    /// Reads a head.
    ///
    /// @param lines without their ends, and without the empty one; at least one
    /// @throws ProblemException 400 for whatever the RFC forbids, 505 for another version than
    ///     HTTP/1.0 and 1.1
    static RequestHead parse(List<String> lines) {
        // task 6.2: method SP target SP version; then the fields; HTTP/1.1 needs exactly one Host
        String[] parts = lines.getFirst().split(" ", -1);
        if (parts.length != 3 || !HttpChars.isToken(parts[0]) || !HttpChars.isTarget(parts[1]))
            throw bad("The first line must be a method, an address and a version.");
        if (!parts[2].startsWith("HTTP/")) throw bad("This is not HTTP.");
        if (!parts[2].equals("HTTP/1.0") && !parts[2].equals("HTTP/1.1"))
            throw new ProblemException(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
        int minor = parts[2].charAt(VERSION.length()) - '0';
        Fields fields = Fields.parse(lines.subList(1, lines.size()));
        int hosts = fields.all("Host").size();
        if (hosts > 1 || minor == 1 && hosts == 0) throw bad("There must be one Host header.");
        return new RequestHead(parts[0], parts[1], minor, fields);
        // end 6.2
    }

    /// The path as it was sent, without the query. A target that is a whole URI loses its host
    /// ([§3.2.2](https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2)).
    String rawPath() {
        String local = local();
        int mark = local.indexOf('?');
        return mark < 0 ? local : local.substring(0, mark);
    }

    /// The query as it was sent, without the question mark; empty when there is none.
    String rawQuery() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    private String local() {
        if (target.startsWith("/") || target.equals("*")) return target;
        int host = target.indexOf("://");
        if (host < 0) throw bad("The address must begin with a slash.");
        int slash = target.indexOf('/', host + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }

    /// True when the connection stays open after the answer
    /// ([§9.3](https://www.rfc-editor.org/rfc/rfc9112#section-9.3)).
    boolean keepsAlive() {
        return minor == 1 && !Handshake.lists(fields.all("Connection"), "close");
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(400, detail);
    }
}
