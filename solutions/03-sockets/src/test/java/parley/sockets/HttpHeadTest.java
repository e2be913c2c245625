// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.framing.ProtocolException;

class HttpHeadTest {
    private static final String OK = "HTTP/1.0 200 OK";

    @Test
    void understands_status_and_headers() {
        HttpHead head = HttpHead.parse(List.of("HTTP/1.1 404 Not Found",
                "Content-Length: 12", "SET-COOKIE:a", "set-cookie: \tb \t", "Empty:"));

        assertThat(head.status()).isEqualTo(404);
        assertThat(head.contentLength()).hasValue(12);
        assertThat(head.headers()).containsEntry("set-cookie", "a, b").containsEntry("empty", "");
    }

    @Test
    void knows_no_length_when_none_is_announced() {
        assertThat(HttpHead.parse(List.of("HTTP/1.0 200")).contentLength()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "hello", "HTTP/1.0", "HTTP/2 200 OK", "HTTP/1.0 20 OK",
            "HTTP/1.0 2000 OK", "HTTP/1.0 099 OK", "http/1.0 200 OK", "SSH-2.0-OpenSSH_9.9"})
    void refuses_what_is_no_status_line(String line) {
        assertThatThrownBy(() -> HttpHead.parse(List.of(line))).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"no colon", ": no name", "white space : x", " folded: x", "ž: x",
            "Content-Length: -1", "Content-Length: 1.0", "Content-Length: 0x10", "Content-Length:",
            "Content-Length: 9999999999999999999", "Transfer-Encoding: chunked"})
    void refuses_a_bad_header(String line) {
        assertThatThrownBy(() -> HttpHead.parse(List.of(OK, line)))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void refuses_two_lengths() {
        assertThatThrownBy(() -> HttpHead.parse(
                List.of(OK, "Content-Length: 1", "Content-Length: 2")))
                .isInstanceOf(ProtocolException.class);
    }
}
