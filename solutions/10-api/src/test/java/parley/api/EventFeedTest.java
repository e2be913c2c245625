// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.LoggedIn;

/// The end of a feed, as its reader sees it.
@Timeout(60)
class EventFeedTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int TIMES = 300;

    @TempDir
    Path folder;

    private RestServer server;
    private LoggedIn ann;

    @BeforeEach
    void start() throws Exception {
        server = new RestServer(folder, false);
        ann = server.person("ann");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private EventFeed feed() {
        return server.messenger.feed(ann.token(), Map.of());
    }

    private void end() {
        assertThat(server.messenger.live().end(RestWorld.id(ann), who -> true, Bye.STOPPING))
                .isEqualTo(1);
    }

    private static String said(Optional<byte[]> event) {
        return event.map(String::new).orElse("nothing");
    }

    @Test
    void the_reader_gets_the_goodbye_and_does_not_wait_for_more() throws Exception {
        try (EventFeed feed = feed()) {
            assertThat(feed.next(Duration.ZERO)).isEmpty();
            assertThat(feed.ended()).isFalse();
            end();

            assertThat(said(feed.next(SOON))).contains("stopping");

            long begin = System.nanoTime();
            assertThat(feed.next(LONG)).isEmpty();
            assertThat(feed.ended()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        }
    }

    @Test
    void the_goodbye_is_never_lost_whatever_the_moment() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            try (EventFeed feed = feed()) {
                var heard = CompletableFuture.supplyAsync(() -> everything(feed));

                end();

                assertThat(heard.get(SOON.toSeconds(), SECONDS)).as("round %d", i)
                        .anyMatch(event -> event.contains("stopping"));
            }
        }
    }

    /// Until it has ended, without ever waiting.
    private static List<String> everything(EventFeed feed) {
        List<String> heard = new ArrayList<>();
        long until = System.nanoTime() + SOON.toNanos();
        try {
            while (!feed.ended() && System.nanoTime() < until) {
                Optional<byte[]> event = feed.next(Duration.ZERO);
                if (event.isPresent()) heard.add(said(event));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return heard;
    }
}
