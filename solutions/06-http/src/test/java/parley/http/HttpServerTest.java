// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Our own server, seen by a peer that sends exactly what it is told to.
@Timeout(20)
class HttpServerTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;
    private RawPeer peer;

    @BeforeEach
    void open() throws Exception {
        start(HttpLimits.usual());
    }

    private void start(HttpLimits limits) throws Exception {
        server = HttpServer.start(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0),
                Router.of(List.of(
                        new Route("GET", "/health", request -> Response.text(200, "text/plain",
                                "fine")),
                        new Route("PUT", "/count", HttpServerTest::count).withMaxBodyBytes(20_000),
                        new Route("GET", "/stream", request -> Response.stream(200, "text/plain",
                                Body.UNKNOWN, out -> out.write("abc".getBytes()))),
                        new Route("GET", "/late", request -> {
                            await();
                            return Response.noContent();
                        }).withTimeLimit(Duration.ofMillis(100)))),
                limits, CLOCK);
        peer = new RawPeer(server.address());
    }

    private void restart(HttpLimits limits) throws Exception {
        close();
        start(limits);
    }

    private static Response count(Request request) throws IOException {
        try (InputStream in = request.body()) {
            return Response.text(200, "text/plain", Integer.toString(in.readAllBytes().length));
        }
    }

    private void await() {
        try {
            never.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @AfterEach
    void close() throws Exception {
        peer.close();
        server.close();
    }

    @Test
    void answers_one_request_after_another_on_a_connection() throws Exception {
        for (int i = 0; i < 3; i++) {
            RawPeer.Answer answer = peer.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n").answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("fine");
            assertThat(answer.header("Date")).isEqualTo("Sat, 21 Nov 2026 12:00:00 GMT");
        }
    }

    @Test
    void answers_requests_that_come_together_in_order() throws Exception {
        peer.send("PUT /count HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
                + "PUT /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\nab\r\n0\r\n\r\n"
                + "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(peer.answer().body()).isEqualTo("3");
        assertThat(peer.answer().body()).isEqualTo("2");
        assertThat(peer.answer().header("Connection")).isEqualTo("close");
        assertThat(peer.ended()).isTrue();
    }

    @Test
    void bytes_may_come_one_by_one() throws Exception {
        for (byte b : "PUT /count HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab".getBytes()) {
            peer.send(new byte[] {b});
        }
        assertThat(peer.answer().body()).isEqualTo("2");
    }

    @Test
    void a_body_that_nobody_reads_does_not_become_a_request() throws Exception {
        peer.send("GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: 18\r\n\r\n"
                + "DELETE / HTTP/1.1\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(peer.answer().body()).isEqualTo("fine");
        assertThat(peer.answer().body()).isEqualTo("fine");
    }

    @Test
    void after_a_request_that_breaks_a_rule_the_connection_ends() throws Exception {
        peer.send("POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n\r\n");

        assertThat(peer.answer().status()).isEqualTo(400);
        assertThat(peer.ended()).isTrue();
    }

    @Test
    void who_still_sends_after_a_refusal_meets_no_reset() throws Exception {
        peer.send("no request\r\n\r\n" + "x".repeat(100_000));

        assertThat(peer.answer().status()).isEqualTo(400);
        assertThat(peer.ended()).isTrue();
        // To a server that does not listen to the end, the second of these fails.
        for (int i = 0; i < 5; i++) peer.send("and more");
    }

    @Test
    void http_1_0_gets_no_chunks_and_no_second_request() throws Exception {
        peer.send("GET /stream HTTP/1.0\r\n\r\n");

        while (!peer.line().isEmpty()) { }
        assertThat(peer.hex(3)).isEqualTo("616263");
        assertThat(peer.ended()).isTrue();
    }

    @Test
    void a_body_of_unknown_length_is_chunked() throws Exception {
        RawPeer.Answer answer = peer.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n").answer();

        assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(answer.body()).isEqualTo("abc");
    }

    @Test
    void head_has_the_length_and_no_body() throws Exception {
        RawPeer.Answer answer = peer.send("HEAD /health HTTP/1.1\r\nHost: x\r\n\r\n").answer(false);
        assertThat(answer.header("Content-Length")).isEqualTo("4");
        assertThat(peer.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n").answer().body())
                .isEqualTo("fine");
    }

    @Test
    void who_waits_for_continue_is_told_to_go_on_only_when_the_body_is_wanted() throws Exception {
        String expect = "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n";
        peer.send("PUT /count HTTP/1.1\r\nHost: x\r\n" + expect);
        assertThat(peer.answer().status()).isEqualTo(100);
        assertThat(peer.send("abc").answer().body()).isEqualTo("3");

        peer.send("PUT /nowhere HTTP/1.1\r\nHost: x\r\n" + expect);
        assertThat(peer.answer().status()).isEqualTo(404);
        assertThat(peer.ended()).isTrue();
    }

    @Test
    void a_body_above_the_limit_is_413() throws Exception {
        peer.send("PUT /count HTTP/1.1\r\nHost: x\r\nContent-Length: 20001\r\n\r\n");
        assertThat(peer.answer().status()).isEqualTo(413);

        peer = new RawPeer(server.address());
        peer.send("PUT /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4e21\r\n"
                + "x".repeat(20_001) + "\r\n0\r\n\r\n");
        assertThat(peer.answer().status()).isEqualTo(413);
    }

    @Test
    void a_head_that_never_ends_is_408_and_silence_ends_without_a_word() throws Exception {
        Duration brief = Duration.ofMillis(500);
        restart(new HttpLimits(9, 9000, 9, brief, brief));
        assertThat(peer.send("GET / HTTP/1.1\r\nHost:").answer().status()).isEqualTo(408);
        try (RawPeer silent = new RawPeer(server.address())) {
            assertThat(silent.ended()).isTrue();
        }
    }

    @Test
    void a_body_that_never_ends_is_408() throws Exception {
        Duration brief = Duration.ofMillis(500);
        restart(new HttpLimits(9, 9000, 9, brief, brief));
        peer.send("PUT /count HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc");

        assertThat(peer.answer().status()).isEqualTo(408);
    }

    @Test
    void a_handler_that_takes_too_long_is_interrupted() throws Exception {
        RawPeer.Answer answer = peer.send("GET /late HTTP/1.1\r\nHost: x\r\n\r\n").answer();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void one_peer_too_many_waits_until_another_leaves() throws Exception {
        restart(new HttpLimits(1, 9000, 9, Duration.ofSeconds(5), Duration.ofSeconds(5)));
        String ask = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
        assertThat(peer.send(ask).answer().status()).isEqualTo(200);
        try (RawPeer second = new RawPeer(server.address())) {
            second.send(ask);
            peer.close();
            assertThat(second.answer().status()).isEqualTo(200);
        }
    }
}
