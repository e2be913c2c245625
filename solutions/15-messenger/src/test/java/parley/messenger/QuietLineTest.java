// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.LoggedIn;
import parley.api.ClientMessage;

/// A line on which nothing comes, or nothing whole, for longer than the longest silence, is not
/// dead.
@Timeout(30)
class QuietLineTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMillis(900);
    /// Longer than one read waits.
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int PIECE_BYTES = 1024;
    private static final String LONG = "x".repeat(8 * PIECE_BYTES);

    @Test
    void a_line_with_nothing_or_little_to_carry_is_kept(@TempDir Path plain, @TempDir Path lan)
            throws Exception {
        try (var one = Rig.start(plain); var other = Rig.start(lan, "--lan");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> lines = List.of(
                    () -> quiet(Carrier.FRAMES, one), () -> slow(Carrier.FRAMES, one),
                    () -> quiet(Carrier.WEB_SOCKET, one), () -> slow(Carrier.WEB_SOCKET, one),
                    () -> quiet(Carrier.FRAMES_OVER_TLS, other),
                    () -> slow(Carrier.FRAMES_OVER_TLS, other),
                    () -> quiet(Carrier.WEB_SOCKET_OVER_TLS, other),
                    () -> slow(Carrier.WEB_SOCKET_OVER_TLS, other));

            for (var connects : threads.invokeAll(lines)) assertThat(connects.get()).isOne();
        }
    }

    /// Nobody says anything to this client, whose pings are answered.
    private static int quiet(Carrier carrier, Program program) throws Exception {
        var connects = new AtomicInteger();
        var me = Rig.person(program, name());
        try (var client = client(carrier, program, carrier.server(program), me, connects)) {
            client.user(LIMIT);
            assertThat(client.next(SILENCE.multipliedBy(2))).isEmpty();
        }
        return connects.get();
    }

    /// One long message comes, a piece at a time.
    private static int slow(Carrier carrier, Program program) throws Exception {
        var connects = new AtomicInteger();
        var me = Rig.person(program, name());
        var friend = Rig.person(program, name());
        var conversation = Rig.acquaint(program, me, friend);
        try (var line = new SlowLine(carrier.server(program), PIECE_BYTES, PAUSE);
                var client = client(carrier, program, line.address(), me, connects)) {
            client.user(LIMIT);
            long then = System.nanoTime();
            program.messenger().posting().send(friend.identity(), new ClientMessage.Send(
                    "long", conversation, LONG, List.of(), 0));
            assertThat(Rig.heard(client, 1)).containsExactly(LONG);
            assertThat(Duration.ofNanos(System.nanoTime() - then)).isGreaterThan(SILENCE);
        }
        return connects.get();
    }

    private static MessengerClient client(Carrier carrier, Program program,
            InetSocketAddress where, LoggedIn who, AtomicInteger connects) {
        return MessengerClient.over(() -> {
            connects.incrementAndGet();
            return carrier.open(program, where, LIMIT, SILENCE);
        }, who.token(), "quiet");
    }

    private static String name() {
        return "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }
}
