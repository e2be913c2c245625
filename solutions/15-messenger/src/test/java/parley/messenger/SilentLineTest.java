// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.testkit.FaultyProxy;
import parley.testkit.FaultyProxy.Way;
import parley.testkit.Story;

/// The line of a client stalls: nothing passes any more, in both directions or in one, and nobody
/// says so. It stalls before the handshake, within it, at the hello and in the talk. Each time the
/// client notices, and both sides have every message exactly once.
@Timeout(60)
class SilentLineTest {
    private static final Duration SILENCE = Duration.ofMillis(300);
    /// So many places in each direction, from the first byte on.
    private static final int PLACES = 6;
    /// Without a stall a talk connects twice, because its client leaves and comes back.
    private static final int CONNECTS = 2;

    /// @param after the bytes that pass in each direction before it stalls
    private record Stall(Map<Way, Long> after) { }

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource
    void wherever_a_line_falls_silent_everything_arrives_exactly_once(Carrier carrier,
            @TempDir Path data) throws Exception {
        try (var world = CutWorld.start(carrier, data)) {
            var stalls = stalls(carrier, world);

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var stall : stalls) threads.execute(() -> run(carrier, world, stall));
            }

            assertThat(faults).isEmpty();
        }
    }

    /// A first run, in which nothing stalls, tells how many bytes pass.
    private static List<Stall> stalls(Carrier carrier, CutWorld world) throws Exception {
        var passed = new EnumMap<Way, AtomicLong>(Way.class);
        try (var proxy = FaultyProxy.tcp(new Story(), carrier.server(world.program()))) {
            for (var way : Way.values()) {
                var count = new AtomicLong();
                passed.put(way, count);
                proxy.cutAt(way, () -> (_, n) -> {
                    count.addAndGet(n);
                    return OptionalInt.empty();
                }, false);
            }
            var line = new CutLine(carrier, world.program(), 1, proxy.address());
            new CutTalk(world.pair(), line).run(() -> { });
        }
        var stalls = new ArrayList<Stall>();
        for (int place = 0; place < PLACES; place++)
            for (var ways : List.of(Set.of(Way.TO_SERVER), Set.of(Way.TO_CLIENT),
                    Set.of(Way.values()))) stalls.add(stall(ways, passed, place));
        return stalls;
    }

    private static Stall stall(Set<Way> ways, Map<Way, AtomicLong> passed, int place) {
        var after = new EnumMap<Way, Long>(Way.class);
        ways.forEach(way -> after.put(way, passed.get(way).get() * place / PLACES));
        return new Stall(after);
    }

    private void run(Carrier carrier, CutWorld world, Stall stall) {
        try (var proxy = FaultyProxy.tcp(new Story(), carrier.server(world.program()))) {
            stall.after().forEach(proxy::stallAfter);
            var line = new CutLine(carrier, world.program(), 1, proxy.address(),
                    Optional.of(SILENCE));
            new CutTalk(world.pair(), line).run(() -> { });
            if (line.opened() <= CONNECTS) faults.add(stall + " did nothing");
        } catch (Exception | AssertionError fault) {
            faults.add(stall + ": " + fault);
        }
    }
}
