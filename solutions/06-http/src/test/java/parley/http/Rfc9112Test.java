// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of RFC 9112 for what a client may send, a row each: the section, what arrives, what
/// must come of it. Every row is fed whole and cut at 1, 2, 3 and 7 bytes. `|` stands for CR LF.
class Rfc9112Test {
    private static final int[] SLICES = {Integer.MAX_VALUE, 1, 2, 3, 7};
    private static final String HOST = "|Host: x|";
    private static final String CHUNKED = HOST + "Transfer-Encoding: chunked||";

    record Row(String section, String rule, String text, List<String> expected) {
        @Override
        public String toString() {
            return "§" + section + " " + rule;
        }
    }

    private static Row row(String section, String rule, String text, String... expected) {
        return new Row(section, rule, text, List.of(expected));
    }

    private static Row get(String section, String rule, String headers, String... expected) {
        return row(section, rule, "GET / HTTP/1.1" + HOST + headers + "||", expected);
    }

    static Stream<Row> rows() {
        return Stream.concat(heads(), bodies());
    }

    static Stream<Row> heads() {
        return Stream.of(
            row("2.1", "a request", "GET /a?b=c HTTP/1.1" + HOST + "|", "GET /a"),
            row("2.1", "two in a row", "GET /a HTTP/1.1" + HOST + "|GET /b HTTP/1.1" + HOST + "|",
                "GET /a", "GET /b"),
            row("2.2", "an empty line before it is ignored", "||GET / HTTP/1.1" + HOST + "|",
                "GET /"),
            row("2.2", "a bare LF after the first line", "GET / HTTP/1.1\nHost: x||", "400"),
            row("2.2", "a bare LF after a header", "GET / HTTP/1.1|Host: x\n|", "400"),
            row("2.2", "a bare LF as the empty line", "GET / HTTP/1.1|Host: x|\n", "400"),
            row("2.2", "a bare CR in the first line", "GET /\rX HTTP/1.1" + HOST + "|", "400"),
            row("2.2", "a bare CR in a value", "GET / HTTP/1.1|Host: x\ry||", "400"),
            row("2.2", "two CR before LF", "GET / HTTP/1.1\r" + HOST + "|", "400"),
            row("2.2", "a space before the first header", "GET / HTTP/1.1| X: 1|Host: x||", "400"),
            row("2.3", "HTTP/1.0 needs no Host", "GET / HTTP/1.0||", "GET /"),
            row("2.3", "HTTP/2.0 is not spoken", "GET / HTTP/2.0" + HOST + "|", "505"),
            row("2.3", "HTTP/1.2 is not spoken", "GET / HTTP/1.2" + HOST + "|", "505"),
            row("2.3", "the name is in capitals", "GET / http/1.1" + HOST + "|", "400"),
            row("2.3", "another protocol", "GET / RTSP/1.0" + HOST + "|", "400"),
            row("3", "no version", "GET /" + HOST + "|", "400"),
            row("3", "two spaces", "GET  / HTTP/1.1" + HOST + "|", "400"),
            row("3", "a space at the end", "GET / HTTP/1.1 " + HOST + "|", "400"),
            row("3", "a tab for a space", "GET\t/ HTTP/1.1" + HOST + "|", "400"),
            row("3", "a line that is too long", "GET /" + "a".repeat(600), "414"),
            row("3.1", "a method is a token", "G@T / HTTP/1.1" + HOST + "|", "400"),
            row("3.1", "any token is a method", "M-SEARCH / HTTP/1.1" + HOST + "|", "M-SEARCH /"),
            row("3.2", "no Host", "GET / HTTP/1.1||", "400"),
            row("3.2", "two Hosts", "GET / HTTP/1.1" + HOST + "Host: x||", "400"),
            row("3.2", "a letter outside ASCII", "GET /\u00e4 HTTP/1.1" + HOST + "|", "400"),
            row("3.2", "a control character", "GET /\u0001 HTTP/1.1" + HOST + "|", "400"),
            row("3.2.1", "a path without a slash", "GET a HTTP/1.1" + HOST + "|", "400"),
            row("3.2.2", "a whole URI", "GET http://x/a?b HTTP/1.1" + HOST + "|", "GET /a"),
            row("3.2.4", "an asterisk", "OPTIONS * HTTP/1.1" + HOST + "|", "OPTIONS *"),
            get("5", "a line without a colon", "nothing", "400"),
            get("5", "an empty name", ": a", "400"),
            get("5.1", "a space before the colon", "X : a", "400"),
            get("5.1", "a tab before the colon", "X\t: a", "400"),
            get("5.1", "spaces around a value are not part of it", "Content-Length: \t 0 ",
                "GET /"),
            get("5.2", "a header over two lines", "X: a| b", "400"),
            get("5.2", "a header over two lines, with a tab", "X: a|\tb", "400"),
            get("5.5", "a NUL in a value (RFC 9110)", "X: a\0b", "400"),
            get("5.5", "an empty value", "X:", "GET /"),
            get("5.4", "too many headers (RFC 9110)", "A: 1|".repeat(9), "431"),
            get("5.4", "headers that are too long (RFC 9110)", "A: " + "x".repeat(500), "431"));
    }

    static Stream<Row> bodies() {
        String post = "POST /p HTTP/1.1";
        return Stream.of(
            row("6.2", "a body of known length", post + HOST + "Content-Length: 3||abcGET",
                "POST /p abc"),
            row("6.3", "a request without either has no body", post + HOST + "|GET / HTTP/1.1"
                + HOST + "|", "POST /p", "GET /"),
            row("6.3", "both length and coding", post + HOST
                + "Content-Length: 3|Transfer-Encoding: chunked||0||", "400"),
            row("6.3", "both, the other way round", post + HOST
                + "Transfer-Encoding: chunked|Content-Length: 3||0||", "400"),
            row("6.3", "two lengths that differ", post + HOST
                + "Content-Length: 3|Content-Length: 4||abc", "400"),
            row("6.3", "two lengths that agree", post + HOST
                + "Content-Length: 3|Content-Length: 3||abc", "400"),
            row("6.3", "a list of lengths", post + HOST + "Content-Length: 3, 3||abc", "400"),
            row("6.3", "a length with a sign", post + HOST + "Content-Length: +3||abc", "400"),
            row("6.3", "a negative length", post + HOST + "Content-Length: -1||", "400"),
            row("6.3", "a length in hex", post + HOST + "Content-Length: 0x3||abc", "400"),
            row("6.3", "an empty length", post + HOST + "Content-Length: ||", "400"),
            row("6.3", "a length beyond all", post + HOST + "Content-Length: " + "9".repeat(30)
                + "||", "400"),
            row("6.1", "a coding that is not known", post + HOST
                + "Transfer-Encoding: gzip||", "501"),
            row("6.1", "chunked that is not last", post + HOST
                + "Transfer-Encoding: chunked, gzip||", "400"),
            row("6.1", "chunked twice", post + HOST + "Transfer-Encoding: chunked, chunked||",
                "400"),
            row("6.1", "chunked in two headers", post + HOST
                + "Transfer-Encoding: chunked|Transfer-Encoding: chunked||", "400"),
            row("6.1", "an empty coding", post + HOST + "Transfer-Encoding: ||", "501"),
            row("6.1", "chunked with something hidden", post + HOST
                + "Transfer-Encoding: xchunked||", "501"),
            row("6.1", "chunked in HTTP/1.0", "POST / HTTP/1.0|Transfer-Encoding: chunked||0||",
                "400"),
            row("7", "the name of a coding has no case", post + HOST
                + "Transfer-Encoding: CHUNKED||1|a|0||", "POST /p a"),
            row("7.1", "chunks", post + CHUNKED + "3|abc|2|de|0||GET / HTTP/1.1" + HOST + "|",
                "POST /p abcde", "GET /"),
            row("7.1", "an empty body", post + CHUNKED + "0||", "POST /p"),
            row("7.1", "sizes in hex with any case", post + CHUNKED + "a|0123456789|A|0123456789|"
                + "00||", "POST /p 01234567890123456789"),
            row("7.1", "a size of no digits", post + CHUNKED + "|abc|", "400"),
            row("7.1", "a size with a sign", post + CHUNKED + "+3|abc|", "400"),
            row("7.1", "a size with a prefix", post + CHUNKED + "0x3|abc|", "400"),
            row("7.1", "a size beyond all", post + CHUNKED + "fffffffff|", "400"),
            row("7.1", "a chunk longer than its size", post + CHUNKED + "3|abcd|", "400"),
            row("7.1", "a bare LF after the size", post + CHUNKED + "3\nabc|", "400"),
            row("7.1", "a bare LF after the data", post + CHUNKED + "3|abc\n", "400"),
            row("7.1", "a bare CR in the size", post + CHUNKED + "3\r\rabc|", "400"),
            row("7.1.1", "extensions are ignored", post + CHUNKED + "3;a=b;c=\"d\"|abc|0;x||",
                "POST /p abc"),
            row("7.1.1", "extensions have a limit", post + CHUNKED + "3;" + "a".repeat(300), "400"),
            row("7.1.2", "trailers are ignored", post + CHUNKED + "1|a|0|X: 1|Y: 2||",
                "POST /p a"),
            row("7.1.2", "trailers follow the rules of headers", post + CHUNKED + "0|X : 1||",
                "400"),
            row("7.1.2", "trailers have a limit", post + CHUNKED + "0|X: " + "a".repeat(5000),
                "431"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_rule_holds_for_any_slices(Row row) {
        for (int slice : SLICES) {
            assertThat(ParsedRequests.of(row.text().replace("|", "\r\n"), slice))
                    .as("in slices of %d", slice).isEqualTo(row.expected());
        }
    }
}
