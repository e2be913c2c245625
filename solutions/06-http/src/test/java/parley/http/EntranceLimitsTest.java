// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Bodies, time limits and the end of the entrance.
@Timeout(20)
class EntranceLimitsTest extends EntranceRig {
    private static final String HELLO = "GET /hello/a HTTP/1.1\r\nHost: x\r\n\r\n";

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
        Duration brief = Duration.ofMillis(400);
        start(EntranceLimits.usual().withTimes(brief, brief, brief, brief, brief), Set.of());
        peer.send("PUT /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nab");

        assertThat(peer.answer().status()).isEqualTo(408);
        assertThat(peer.ended()).isTrue();
    }

    @Test
    void headers_that_never_end_are_given_up() throws Exception {
        entrance.close();
        Duration brief = Duration.ofMillis(400);
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
        Duration brief = Duration.ofMillis(400);
        start(EntranceLimits.usual().withTimes(brief, brief, brief, brief, brief), Set.of());
        for (int i = 0; i < 20; i++) peer.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");

        await().atMost(Duration.ofSeconds(5)).until(() -> entrance.activeRequests() > 0);
        await().atMost(Duration.ofSeconds(10)).until(() -> entrance.activeRequests() == 0);
    }

    @Test
    void a_body_that_takes_too_long_is_cut_however_well_it_is_read() throws Exception {
        peer.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThatThrownBy(peer::answer).isInstanceOfAny(EOFException.class,
                SocketException.class, NumberFormatException.class);
        await().atMost(Duration.ofSeconds(5)).until(() -> entrance.activeRequests() == 0);
    }

    @Test
    void one_address_has_so_many_places_and_gets_them_back() throws Exception {
        entrance.close();
        start(EntranceLimits.usual().withConnections(10, 2), Set.of());
        assertThat(ask("GET", "/hello/a").status()).isEqualTo(200);
        try (RawPeer second = new RawPeer(entrance.address())) {
            // Two threads let people in: who is answered is in.
            second.send(HELLO);
            assertThat(second.answer().status()).isEqualTo(200);
            try (RawPeer third = new RawPeer(entrance.address())) {
                assertThat(third.ended()).isTrue();
            }
            second.send(HELLO);
            assertThat(second.answer().status()).as("who was there first").isEqualTo(200);
        }

        await().atMost(Duration.ofSeconds(5)).until(this::isServedAnew);
    }

    private boolean isServedAnew() throws Exception {
        try (RawPeer next = new RawPeer(entrance.address())) {
            next.send(HELLO);
            return next.answer().status() == 200;
        } catch (EOFException | SocketException e) {
            return false;
        }
    }

    @Test
    void a_handler_that_takes_too_long_is_interrupted() throws Exception {
        RawPeer.Answer answer = ask("GET", "/late");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(ask("GET", "/hello/a").status()).isEqualTo(200);
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
    void a_body_that_fails_half_way_is_cut_and_not_ended() throws Exception {
        for (String target : List.of("/cut?throw=1", "/cut?length=11", "/cut?length=9",
                "/cut?length=20&throw=1")) {
            try (RawPeer other = new RawPeer(entrance.address())) {
                other.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThatThrownBy(() -> assertThat(other.answer().body()).hasSize(-1))
                        .as(target).isInstanceOfAny(EOFException.class, SocketException.class);
            }
        }
        assertThat(ask("GET", "/cut?length=10").body()).hasSize(10);
    }

    @Test
    void a_request_with_two_lengths_is_refused() throws Exception {
        peer.send("PUT /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + "GET /hello/a HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(peer.answer().status()).isEqualTo(400);
        assertThat(peer.ended()).isTrue();
    }

    @Test
    void who_sends_megabytes_above_the_limit_still_reads_the_refusal() throws Exception {
        for (String target : List.of("/upload", "/nowhere", "/greet")) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + entrance.port() + target))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[4_000_000])).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isIn(413, 404, 405);
            }
        }
    }
}
