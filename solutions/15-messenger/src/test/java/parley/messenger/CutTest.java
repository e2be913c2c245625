// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.messenger.PieceMark.Place;
import parley.testkit.FaultyProxy;
import parley.testkit.FaultyProxy.Way;
import parley.testkit.Story;

/// The line of a client is cut before, within and after every frame of a conversation, or every
/// record where it is over TLS, by an end and by a reset; and so while the client resumes. Each
/// time both sides have every message exactly once. Over TLS, whose handshakes cost most, ends and
/// resets take turns: `-Dparley.cuts=all` does both everywhere.
@Timeout(120)
class CutTest {
    private static final boolean ALL = "all".equals(System.getProperty("parley.cuts"));
    private static final int AT_ONCE = 24;
    private static final int CONNECTIONS = 2;
    /// A hello, a welcome and six words are the least that passes in each direction.
    private static final int PIECES_AT_LEAST = 20;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger struck = new AtomicInteger();

    @ParameterizedTest
    @EnumSource
    void wherever_a_line_is_cut_everything_arrives_exactly_once(Carrier carrier,
            @TempDir Path data) throws Exception {
        try (var world = CutWorld.start(carrier, data)) {
            var cuts = cuts(carrier, world);

            runAll(carrier, world, cuts);

            assertThat(faults).isEmpty();
            assertThat(cuts).hasSizeGreaterThan(PIECES_AT_LEAST * Place.values().length);
            // How many messages share a record, and how many markers a frame, is left to chance:
            // the last pieces may not come.
            assertThat(struck).hasValueGreaterThanOrEqualTo(
                    cuts.size() * (carrier.secure() ? 8 : 9) / 10);
        }
    }

    /// A first run for each connection, in which nothing is cut, tells how many pieces there are.
    private static List<Cut> cuts(Carrier carrier, CutWorld world) throws Exception {
        var cuts = new ArrayList<Cut>();
        for (int i = 1; i <= CONNECTIONS; i++) {
            int connection = i;
            var toServer = PieceMark.counting(carrier.shape());
            var toClient = PieceMark.counting(carrier.shape());
            try (var proxy = FaultyProxy.tcp(new Story(), carrier.server(world.program()))
                    .cutAt(Way.TO_SERVER, () -> toServer, false)
                    .cutAt(Way.TO_CLIENT, () -> toClient, false)) {
                talk(carrier, world, connection, proxy.address(), () -> {
                    add(cuts, carrier, connection, Way.TO_SERVER, toServer.passed());
                    add(cuts, carrier, connection, Way.TO_CLIENT, toClient.passed());
                });
            }
        }
        return cuts;
    }

    private static void add(List<Cut> cuts, Carrier carrier, int connection, Way way,
            int pieces) {
        for (int piece = 0; piece < pieces; piece++)
            for (var place : Place.values()) {
                boolean turn = (piece + place.ordinal()) % 2 == 0;
                for (boolean reset : new boolean[] {false, true})
                    if (ALL || !carrier.secure() || reset == turn)
                        cuts.add(new Cut(connection, way, piece, place, reset));
            }
    }

    private void runAll(Carrier carrier, CutWorld world, List<Cut> cuts)
            throws InterruptedException {
        var room = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var cut : cuts) {
                room.acquire();
                threads.execute(() -> {
                    run(carrier, world, cut);
                    room.release();
                });
            }
        }
    }

    /// After the first faults the rest would only take time.
    private void run(Carrier carrier, CutWorld world, Cut cut) {
        if (!faults.isEmpty()) return;
        var mark = new PieceMark(carrier.shape(), cut.piece(), cut.place());
        try (var proxy = FaultyProxy.tcp(new Story(), carrier.server(world.program()))
                .cutAt(cut.way(), () -> mark, cut.reset())) {
            talk(carrier, world, cut.connection(), proxy.address(), () -> { });
            if (mark.struck()) struck.incrementAndGet();
        } catch (Exception | AssertionError fault) {
            faults.add(cut + ": " + fault);
        }
    }

    private static void talk(Carrier carrier, CutWorld world, int connection,
            InetSocketAddress proxy, Runnable beforeTheEnd)
            throws IOException, InterruptedException, TimeoutException {
        var line = new CutLine(carrier, world.program(), connection, proxy);
        new CutTalk(world.pair(), line).run(beforeTheEnd);
    }
}
