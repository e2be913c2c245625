// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.testkit.TestClock;

/// Heartbeats, limits and goodbyes of live connections.
@Timeout(60)
class LiveRulesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T09:30:00Z"));
    private World world;
    private Identity ann;
    private Identity bob;
    private String direct;

    @BeforeEach
    void two_contacts() {
        world = new World(folder, clock, true);
        ann = world.person("ann");
        bob = world.person("bob");
        direct = world.direct(ann, bob);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void later(Limit limit) {
        clock.advance(Duration.ofMillis(limit.number() + 1L));
        world.messenger.live().tick();
    }

    @Test
    void closes_who_does_not_say_hello_in_time() {
        Device silent = new Device(world.messenger.live());

        later(Limit.HELLO_MILLIS);

        assertThat(silent.closedWith).isEqualTo(Bye.SILENT.number());
        assertThat(world.messenger.live().connections()).isZero();
    }

    @Test
    void refuses_everything_before_the_hello_and_an_unknown_token() {
        Device stranger = new Device(world.messenger.live());

        stranger.send("a", direct, "hello?");
        var refused = stranger.expect("refused");
        stranger.hello("no such token", java.util.Map.of());
        var error = stranger.expect("error");

        assertThat(refused.get("code").asText()).isEqualTo("unauthenticated");
        assertThat(error.get("code").asText()).isEqualTo("unauthenticated");
        await().atMost(SOON).until(() -> stranger.closedWith == Bye.UNAUTHENTICATED.number());
    }

    @Test
    void pings_who_is_quiet_and_closes_who_stays_silent() {
        Device bobs = world.connect(bob);

        later(Limit.HEARTBEAT_MILLIS);
        assertThat(bobs.pings).isEqualTo(1);
        bobs.session.pong();
        later(Limit.HEARTBEAT_MILLIS);
        assertThat(bobs.closedWith).isZero();
        later(Limit.SILENCE_MILLIS);

        assertThat(bobs.closedWith).isEqualTo(Bye.SILENT.number());
    }

    @Test
    void pauses_reading_while_too_many_sends_have_no_answer() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Device anns = world.connect(ann);
        world.store.beforeAppend = () -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        // The hello pauses too, until it is answered.
        await().atMost(SOON).until(() -> !anns.paused);
        int many = Limit.SENDS_IN_FLIGHT.number();
        for (int i = 0; i < many; i++) {
            // Slow enough for the rate limit.
            clock.advance(Duration.ofSeconds(1));
            assertThat(anns.paused).isFalse();
            anns.send("m" + i, direct, "x");
        }
        assertThat(anns.paused).isTrue();

        go.countDown();
        for (int i = 0; i < many; i++) anns.await("ack");
        anns.rest();

        assertThat(anns.paused).isFalse();
    }

    @Test
    void refuses_who_sends_too_fast_and_says_when_to_come_back() {
        Device anns = world.connect(ann);
        int burst = Limit.SENDS_BURST.number();
        for (int i = 0; i < burst; i++) {
            anns.send("m" + i, direct, "x");
            anns.await("ack");
        }

        anns.send("over", direct, "x");
        var refused = anns.await("refused");
        clock.advance(Duration.ofMillis(refused.get("retryAfter").asLong()));
        anns.send("over", direct, "x");

        assertThat(refused.get("code").asText()).isEqualTo("rate_limited");
        assertThat(refused.get("retryable").asBoolean()).isTrue();
        assertThat(anns.await("ack").get("id").asText()).isEqualTo("over");
    }

    @Test
    void keeps_who_asks_too_much_at_once_and_says_when_to_come_back() {
        Device anns = world.connect(ann);
        int burst = Limit.EVENTS_BURST.number();
        for (int i = 0; i < burst; i++) anns.say("{\"type\":\"ping\"}");
        for (int i = 0; i < 2 * Limit.FAULTS.number(); i++) {
            anns.say("{\"type\":\"ping\"}");
            assertThat(anns.await("error").get("code").asText()).isEqualTo("rate_limited");
        }

        clock.advance(Duration.ofSeconds(1));
        anns.say("{\"type\":\"ping\",\"n\":7}");

        await().atMost(SOON).until(() -> anns.await("pong").get("n").asLong() == 7);
        assertThat(anns.closedWith).isZero();
    }

    @Test
    void closes_after_too_many_messages_that_are_not_understood() {
        Device anns = world.connect(ann);

        for (int i = 0; i < Limit.FAULTS.number(); i++) anns.say("{\"type\":\"nonsense\"}");
        assertThat(anns.closedWith).isZero();
        anns.say("{}");

        assertThat(anns.closedWith).isEqualTo(Bye.TOO_MANY_FAULTS.number());
    }

    @Test
    void closes_the_connections_of_a_session_that_ended() {
        Identity phone = world.device("phone", ann.userId());
        Device laptops = world.connect(ann);
        Device phones = world.connect(phone);

        world.messenger.accountHooks().sessionsEnded(ann.userId(), Set.of(phone.sessionId()));

        await().atMost(SOON).until(() -> phones.closedWith == Bye.SESSION_ENDED.number());
        assertThat(laptops.closedWith).isZero();
    }

    @Test
    void lets_the_oldest_connection_go_when_there_are_too_many() {
        Device first = world.connect(ann);

        for (int i = 0; i < Limit.CONNECTIONS_PER_USER.number(); i++) world.connect(ann);

        await().atMost(SOON).until(() -> first.closedWith == Bye.REPLACED.number());
    }
}
