// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests to the entrance, seen by a peer that sends exactly what it is told to.
@Timeout(20)
class EntranceTest {
    record Greeting(String name, int times) {}

    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(1);
    private Entrance entrance;
    private RawPeer peer;

    @BeforeEach
    void open() throws Exception {
        start(EntranceLimits.usual().withIoThreads(1), Set.of());
    }

    private void start(EntranceLimits limits, Set<String> origins) throws Exception {
        Router router = Router.of(List.of(
                new Route("GET", "/hello/{name}", request -> Response.text(200, "text/plain",
                        "Hello, " + request.pathParameter("name")
                                + request.query("mark").orElse("."))),
                new Route("POST", "/greet", request -> Response.json(201,
                        request.json(Greeting.class))),
                new Route("PUT", "/upload", this::upload).withMaxBodyBytes(200_000),
                new Route("GET", "/big", request -> Response.stream(200, "text/plain",
                        Body.UNKNOWN, out -> {
                            for (int i = 0; i < 100; i++) out.write(new byte[10_000]);
                        })),
                new Route("GET", "/broken", request -> {
                    throw new IllegalStateException("a secret");
                }),
                new Route("GET", "/slow", request -> {
                    awaitGo();
                    return Response.text(200, "text/plain", "at last");
                }),
                new Route("GET", "/late", request -> {
                    awaitGo();
                    return Response.noContent();
                }).withTimeLimit(Duration.ofMillis(100)),
                new Route("GET", "/events", request -> Response.events(out -> {
                    out.send("1", "greeting", "a\nb");
                    entered.countDown();
                    Thread.sleep(Duration.ofMinutes(1));
                }))));
        entrance = Entrance.start(new EntranceConfig(
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0),
                Optional.empty(), origins, limits), router, Map.of());
        peer = new RawPeer(entrance.address());
    }

    private Response upload(Request request) throws IOException {
        try (InputStream in = request.body()) {
            return Response.text(200, "text/plain", Integer.toString(in.readAllBytes().length));
        }
    }

    private void awaitGo() {
        entered.countDown();
        try {
            go.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @AfterEach
    void close() throws Exception {
        peer.close();
        entrance.close();
    }

    private RawPeer.Answer ask(String method, String target, String... headers) throws Exception {
        peer.send(method + " " + target + " HTTP/1.1\r\nHost: x\r\n" + String.join("", headers)
                + "\r\n");
        return peer.answer(!method.equals("HEAD"));
    }

    private RawPeer.Answer post(String target, String type, String body) throws Exception {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        peer.send(("POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type
                + "\r\nContent-Length: " + length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
        return peer.answer();
    }

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
        assertThat(post("/greet", type, "{\"name\":\"a\",\"times\":1,\"nme\":1}").body()).contains("nme");
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
    void bodies_of_any_kind_arrive() throws Exception {
        peer.send("PUT /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        peer.send("5\r\nhello\r\n").send("3\r\n").send("abc\r\n0\r\n\r\n");
        assertThat(peer.answer().body()).isEqualTo("8");

        peer.send("PUT /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 150000\r\n\r\n");
        peer.send("x".repeat(100_000)).send("x".repeat(50_000));
        assertThat(peer.answer().body()).isEqualTo("150000");
    }

    @Test
    void a_body_above_the_limit_is_413() throws Exception {
        assertThat(ask("PUT", "/upload", "Content-Length: 200001\r\nExpect: 100-continue\r\n")
                .status()).isEqualTo(413);
        peer.close();
        peer = new RawPeer(entrance.address());
        peer.send("PUT /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        peer.send("30d41\r\n" + "x".repeat(200_001) + "\r\n0\r\n\r\n");
        assertThat(peer.answer().status()).isEqualTo(413);
    }

    @Test
    void who_expects_a_continue_gets_one_before_the_body() throws Exception {
        peer.send("PUT /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
                + "Expect: 100-continue\r\n\r\n");
        assertThat(peer.answer().status()).isEqualTo(100);
        peer.send("abc");
        assertThat(peer.answer().body()).isEqualTo("3");
    }

    @Test
    void a_body_that_stands_still_is_given_up() throws Exception {
        entrance.close();
        Duration brief = Duration.ofMillis(150);
        start(EntranceLimits.usual().withTimes(brief, brief, brief, brief, brief), Set.of());
        peer.send("PUT /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nab");

        assertThat(peer.answer().status()).isEqualTo(408);
        assertThat(peer.ended()).isTrue();
    }

    @Test
    void headers_that_never_end_are_given_up() throws Exception {
        entrance.close();
        Duration brief = Duration.ofMillis(150);
        start(EntranceLimits.usual().withTimes(brief, brief, brief, brief, brief), Set.of());
        peer.send("GET / HTTP/1.1\r\nHost: ");

        assertThat(peer.ended()).isTrue();
    }

    @Test
    void a_large_answer_of_unknown_length_is_chunked() throws Exception {
        RawPeer.Answer answer = ask("GET", "/big");

        assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(answer.body()).hasSize(1_000_000);
        assertThat(ask("GET", "/hello/a").status()).isEqualTo(200);
    }

    @Test
    void a_reader_that_stands_still_is_given_up() throws Exception {
        entrance.close();
        Duration brief = Duration.ofMillis(150);
        start(EntranceLimits.usual().withTimes(brief, brief, brief, brief, brief), Set.of());
        for (int i = 0; i < 20; i++) peer.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");

        await().atMost(Duration.ofSeconds(5)).until(() -> entrance.activeRequests() > 0);
        await().atMost(Duration.ofSeconds(10)).until(() -> entrance.activeRequests() == 0);
    }

    @Test
    void a_handler_that_takes_too_long_is_interrupted() throws Exception {
        RawPeer.Answer answer = ask("GET", "/late");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(ask("GET", "/hello/a").status()).isEqualTo(200);
    }

    @Test
    void pipelined_requests_are_answered_in_order() throws Exception {
        peer.send("GET /hello/a HTTP/1.1\r\nHost: x\r\n\r\nGET /hello/b HTTP/1.1\r\nHost: x\r\n\r\n");

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
    void a_draining_entrance_finishes_what_it_serves_and_refuses_the_rest() throws Exception {
        RawPeer other = new RawPeer(entrance.address());
        assertThat(ask("GET", "/hello/a").status()).isEqualTo(200);
        other.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
        entered.await();

        entrance.drain(Duration.ofSeconds(7));

        RawPeer.Answer refused = ask("GET", "/hello/a");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("7");
        assertThat(peer.ended()).isTrue();
        CompletableFuture<Boolean> quiet = CompletableFuture.supplyAsync(
                () -> entrance.awaitQuiet(Duration.ofSeconds(5)));
        go.countDown();
        assertThat(other.answer().body()).isEqualTo("at last");
        assertThat(quiet.get()).isTrue();
        other.close();
    }

    @Test
    void streams_of_events_end_when_the_entrance_drains() throws Exception {
        peer.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
        entered.await();
        entrance.drain(Duration.ofSeconds(1));

        assertThat(entrance.awaitQuiet(Duration.ofSeconds(5))).isTrue();
        assertThat(peer.answer().body()).contains("data: b");
    }

    @Test
    void a_request_without_a_host_is_refused() throws Exception {
        peer.send("GET /hello/a HTTP/1.1\r\n\r\n");

        assertThat(peer.answer().status()).isEqualTo(400);
    }
}
