// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the entrance answers.
@Timeout(20)
class EntranceTest extends EntranceRig {
    @Test
    void a_route_answers_with_what_stands_in_path_and_query() throws Exception {
        assertThat(ask("GET", "/hello/Anna%20Lee?mark=%21").body()).isEqualTo("Hello, Anna Lee!");
        assertThat(ask("GET", "http://x/hello/a").body()).isEqualTo("Hello, a.");
        assertThat(ask("GET", "/hello/a%2Fb").body()).isEqualTo("Hello, a/b.");
    }

    @Test
    void every_answer_has_security_headers() throws Exception {
        for (String target : List.of("/hello/a", "/nowhere", "/broken")) {
            RawPeer.Answer answer = ask("GET", target);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.header("Date")).isNotEmpty();
        }
    }

    @Test
    void json_goes_in_and_out() throws Exception {
        RawPeer.Answer answer = post("/greet", "application/json; charset=utf-8",
                "{\"name\":\"\u4f60\u597d\",\"times\":2}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"name\":\"\u4f60\u597d\",\"times\":2}");
    }

    @Test
    void json_that_does_not_fit_is_refused_with_words() throws Exception {
        String type = "application/json";
        assertThat(post("/greet", "text/plain", "{}").status()).isEqualTo(415);
        assertThat(post("/greet", type, "{\"name\"").body()).contains("not JSON");
        assertThat(post("/greet", type, "{\"name\":\"a\",\"times\":1,\"nme\":1}").body())
                .contains("nme");
        assertThat(post("/greet", type, "{\"name\":\"a\",\"times\":\"2\"}").body())
                .contains("times").doesNotContain("parley");
        assertThat(post("/greet", type, "{\"name\":\"a\"}").body()).contains("times");
        assertThat(post("/greet", type, "null").status()).isEqualTo(400);
        assertThat(post("/greet", type, "[".repeat(1000)).status()).isEqualTo(400);
        assertThat(post("/greet", type, "{\"name\":\"a\",\"times\":1} x").status()).isEqualTo(400);
    }

    @Test
    void what_is_not_there_is_404_and_what_is_there_for_others_405() throws Exception {
        RawPeer.Answer missing = ask("GET", "/nowhere");
        RawPeer.Answer wrong = ask("DELETE", "/hello/a");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(ask("OPTIONS", "/greet").header("Allow")).isEqualTo("OPTIONS, POST");
        assertThat(ask("OPTIONS", "/greet").status()).isEqualTo(204);
    }

    @Test
    void head_is_get_without_the_body() throws Exception {
        RawPeer.Answer head = ask("HEAD", "/hello/a");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("9");
        assertThat(ask("GET", "/hello/a").body()).isEqualTo("Hello, a.");
    }

    @Test
    void a_fault_of_ours_is_500_and_tells_nothing() throws Exception {
        RawPeer.Answer answer = ask("GET", "/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void pipelined_requests_are_answered_in_order() throws Exception {
        peer.send("GET /hello/a HTTP/1.1\r\nHost: x\r\n\r\n"
                + "GET /hello/b HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(peer.answer().body()).isEqualTo("Hello, a.");
        assertThat(peer.answer().body()).isEqualTo("Hello, b.");
    }

    @Test
    void events_arrive_while_their_source_runs() throws Exception {
        peer.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
        while (!peer.line().isEmpty()) { }
        peer.line();
        assertThat(List.of(peer.line(), peer.line(), peer.line(), peer.line()))
                .containsExactly("id: 1", "event: greeting", "data: a", "data: b");
    }

    @Test
    void pages_from_named_places_may_ask() throws Exception {
        entrance.close();
        start(EntranceLimits.usual(), Set.of("https://chat.example"));
        String origin = "Origin: https://chat.example\r\n";

        assertThat(ask("GET", "/hello/a", origin).header("Access-Control-Allow-Origin"))
                .isEqualTo("https://chat.example");
        assertThat(ask("GET", "/hello/a", "Origin: https://evil\r\n")
                .header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(ask("OPTIONS", "/greet", origin, "Access-Control-Request-Method: POST\r\n")
                .header("Access-Control-Allow-Methods")).isEqualTo("OPTIONS, POST");
    }

    @Test
    void a_request_without_a_host_is_refused() throws Exception {
        peer.send("GET /hello/a HTTP/1.1\r\n\r\n");

        assertThat(peer.answer().status()).isEqualTo(400);
    }
}
