// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Routes on the threads of a pool, and answers of which all bytes are there, which the IO thread
/// sends.
@Timeout(20)
class PooledRouteTest {
    private static final int BIG = 30_000_000;
    private static final Duration BRIEF = Duration.ofMillis(300);

    private final ExecutorService pool = Executors.newSingleThreadExecutor(
            task -> new Thread(task, "pool"));
    private final CountDownLatch go = new CountDownLatch(1);
    private final Semaphore entered = new Semaphore(0);
    private Entrance entrance;
    private RawPeer peer;

    @BeforeEach
    void open() throws Exception {
        start(EntranceLimits.usual().withIoThreads(1));
    }

    private void start(EntranceLimits limits) throws Exception {
        Route where = new Route("GET", "/where", request -> Response.text(200, "text/plain",
                Thread.currentThread().getName()));
        Route whereWithBody = new Route("PUT", "/where", request -> Response.text(200,
                "text/plain", Thread.currentThread().getName() + request.body().readAllBytes().length));
        Route stuck = new Route("GET", "/stuck", request -> {
            awaitGo();
            return Response.text(200, "text/plain", "at last");
        });
        Route refused = where.withHandler(where.handler()).onPool(task -> {
            throw new RejectedExecutionException("full");
        });
        entrance = Entrance.start(new EntranceConfig(new InetSocketAddress("127.0.0.1", 0),
                Optional.empty(), java.util.Set.of(), limits), Router.of(List.of(
                        where.onPool(pool), whereWithBody.onPool(pool), stuck.onPool(pool),
                        new Route("GET", "/waits", where.handler()).onPool(pool)
                                .withTimeLimit(BRIEF),
                        new Route("GET", "/late", stuck.handler()).onPool(pool)
                                .withTimeLimit(BRIEF),
                        new Route("GET", "/full", refused.handler())
                                .onPool(refused.pool().orElseThrow()),
                        new Route("GET", "/broken", request -> {
                            throw new IllegalStateException("a secret");
                        }).onPool(pool),
                        new Route("GET", "/big", request -> Response.of(200, "text/plain",
                                new byte[BIG])))), Map.of());
        peer = new RawPeer(entrance.address());
    }

    private void awaitGo() {
        entered.release();
        try {
            go.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @AfterEach
    void close() throws Exception {
        go.countDown();
        peer.close();
        entrance.close();
        pool.shutdownNow();
    }

    private RawPeer.Answer ask(String method, String target) throws Exception {
        peer.send(method + " " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
        return peer.answer(!method.equals("HEAD"));
    }

    @Test
    void a_handler_runs_on_the_pool_of_its_route() throws Exception {
        assertThat(ask("GET", "/where").body()).isEqualTo("pool");
        assertThat(ask("HEAD", "/where").header("Content-Length")).isEqualTo("4");
        assertThat(ask("GET", "/broken").status()).isEqualTo(500);
        assertThat(ask("GET", "/nowhere").status()).isEqualTo(404);
        assertThat(ask("DELETE", "/where").status()).isEqualTo(405);
        assertThat(ask("OPTIONS", "/where").status()).isEqualTo(204);
        assertThat(ask("GET", "/where").body()).isEqualTo("pool");
    }

    @Test
    void a_body_is_never_read_on_the_pool() throws Exception {
        peer.send("PUT /where HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");

        assertThat(peer.answer().body()).startsWith("request-").endsWith("3");
    }

    @Test
    void a_pool_that_takes_no_more_leaves_the_request_a_thread_of_its_own() throws Exception {
        assertThat(ask("GET", "/full").body()).startsWith("request-");
    }

    @Test
    void requests_that_come_together_are_answered_in_order() throws Exception {
        peer.send("GET /where HTTP/1.1\r\nHost: x\r\n\r\nGET /full HTTP/1.1\r\nHost: x\r\n\r\n"
                + "HEAD /where HTTP/1.1\r\nHost: x\r\n\r\nGET /where HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(peer.answer().body()).isEqualTo("pool");
        assertThat(peer.answer().body()).startsWith("request-");
        assertThat(peer.answer(false).status()).isEqualTo(200);
        assertThat(peer.answer().body()).isEqualTo("pool");
    }

    @Test
    void who_waits_too_long_for_the_pool_is_told_so() throws Exception {
        try (RawPeer other = new RawPeer(entrance.address())) {
            other.send("GET /stuck HTTP/1.1\r\nHost: x\r\n\r\n");
            entered.acquire();

            RawPeer.Answer answer = ask("GET", "/waits");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.header("Content-Type")).isEqualTo(Problem.MEDIA_TYPE);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            go.countDown();
            assertThat(other.answer().body()).isEqualTo("at last");
            assertThat(ask("GET", "/where").body()).isEqualTo("pool");
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> entrance.activeRequests() == 0);
    }

    @Test
    void a_handler_that_takes_too_long_is_interrupted_and_the_thread_goes_on() throws Exception {
        assertThat(ask("GET", "/late").status()).isEqualTo(503);
        assertThat(ask("GET", "/where").body()).isEqualTo("pool");
    }

    @Test
    void a_draining_entrance_waits_for_what_waits_for_the_pool() throws Exception {
        RawPeer other = new RawPeer(entrance.address());
        other.send("GET /stuck HTTP/1.1\r\nHost: x\r\n\r\n");
        entered.acquire();
        peer.send("GET /where HTTP/1.1\r\nHost: x\r\n\r\n");
        await().atMost(Duration.ofSeconds(5)).until(() -> entrance.activeRequests() == 2);

        entrance.drain(Duration.ofSeconds(1));
        CompletableFuture<Boolean> quiet = CompletableFuture.supplyAsync(
                () -> entrance.awaitQuiet(Duration.ofSeconds(5)));
        go.countDown();

        assertThat(other.answer().body()).isEqualTo("at last");
        assertThat(peer.answer().status()).isEqualTo(503);
        assertThat(quiet.get()).isTrue();
        other.close();
    }

    @Test
    void an_answer_counts_until_it_has_left() throws Exception {
        peer.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
        await().atMost(Duration.ofSeconds(5)).until(() -> entrance.activeRequests() == 1);
        assertThat(entrance.awaitQuiet(BRIEF)).isFalse();

        assertThat(peer.answer().body()).hasSize(BIG);
        assertThat(entrance.awaitQuiet(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void a_reader_that_takes_nothing_is_given_up() throws Exception {
        entrance.close();
        start(EntranceLimits.usual().withIoThreads(1).withTimes(
                Duration.ofSeconds(9), Duration.ofSeconds(9), BRIEF, BRIEF, BRIEF));
        peer.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");

        await().atMost(Duration.ofSeconds(5)).until(() -> entrance.activeRequests() == 1);
        await().atMost(Duration.ofSeconds(5)).until(() -> entrance.activeRequests() == 0);
        try (RawPeer other = new RawPeer(entrance.address())) {
            assertThat(other.send("GET /where HTTP/1.1\r\nHost: x\r\n\r\n").answer().body())
                    .isEqualTo("pool");
        }
    }

    @Test
    void a_reader_that_is_slow_but_steady_gets_it_all() throws Exception {
        Duration stall = Duration.ofMillis(600);
        entrance.close();
        start(EntranceLimits.usual().withIoThreads(1).withTimes(
                Duration.ofSeconds(9), Duration.ofSeconds(9), stall, BRIEF, BRIEF));
        peer.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
        while (!peer.line().isEmpty()) { }
        int left = BIG;

        // In all longer than a reader may stand still, but each time shorter.
        for (int i = 0; i < 6; i++) {
            left -= peer.socket().getInputStream().readNBytes(BIG / 20).length;
            assertThat(go.await(stall.toMillis() / 4, TimeUnit.MILLISECONDS)).isFalse();
        }

        assertThat(peer.socket().getInputStream().readNBytes(left)).hasSize(left);
        assertThat(ask("GET", "/where").body()).isEqualTo("pool");
    }
}
