// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The end of an entrance, in every order: XNIO waits for ever for a listening channel that is
/// closed after its worker.
@Timeout(20)
class EntranceEndTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    private Entrance start() throws Exception {
        return Entrance.start(EntranceConfig.plain(new InetSocketAddress("127.0.0.1", 0))
                .with(EntranceLimits.usual().withIoThreads(1)), Router.of(List.of(
                        new Route("GET", "/slow", request -> {
                            entered.countDown();
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return Response.noContent();
                        }))), Map.of());
    }

    @Test
    void closing_twice_is_closing_once() throws Exception {
        Entrance entrance = start();

        entrance.close();
        entrance.close();
        entrance.drain(Duration.ofSeconds(1));
        assertThat(entrance.awaitQuiet(LIMIT)).isTrue();
    }

    @Test
    void closing_while_it_drains_ends_what_is_served() throws Exception {
        Entrance entrance = start();
        try (RawPeer peer = new RawPeer(entrance.address());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            peer.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
            entered.await();
            entrance.drain(Duration.ofSeconds(1));
            Future<Boolean> quiet = threads.submit(() -> entrance.awaitQuiet(LIMIT));

            entrance.close();

            assertThat(quiet.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            // Whether the interrupted handler's answer still goes out is a matter of the moment.
            while (!peer.ended()) continue;
        }
    }

    @RepeatedTest(10)
    void closing_and_draining_at_the_same_moment_ends() throws Exception {
        Entrance entrance = start();
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = List.of(
                    threads.submit(() -> { go.await(); entrance.drain(LIMIT); return 1; }),
                    threads.submit(() -> { go.await(); entrance.close(); return 1; }),
                    threads.submit(() -> { go.await(); entrance.drain(LIMIT); return 1; }),
                    threads.submit(() -> { go.await(); entrance.close(); return 1; }));
            go.countDown();
            for (Future<?> one : all) one.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
