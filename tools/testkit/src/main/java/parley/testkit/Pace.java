// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Lets a piece be read before the next one is sent, so that the reader really sees it alone.
///
/// Where there is procfs it looks whether the other side's receive queue is empty; elsewhere it
/// waits a moment. A look is dear, some milliseconds, because the kernel walks through the table of
/// all connections for it. So it gives the reader its moment first, mostly looks once a piece, and
/// at every piece only in the beginning. When nobody reads it stops waiting: the pieces then lie
/// glued together in the queue.
final class Pace {
    /// How long a piece may stay unread before the rest is sent without waiting.
    static final Duration PATIENCE = Duration.ofMillis(100);
    /// How long it waits after a piece where it cannot look.
    static final Duration PAUSE = Duration.ofMillis(5);
    /// After this many pieces it goes on at full speed.
    static final int MAX_PACED = 64;
    /// The same where it cannot look.
    static final int MAX_PAUSES = 24;
    /// So many pieces are looked after one by one, and then every [#EVERY]th.
    static final int LOOKED_AFTER = 16;
    static final int EVERY = 4;
    /// How long it looks in all. On a machine with too much to do a look takes many times as long,
    /// and a test must not run out of time for that.
    static final Duration BUDGET = Duration.ofMillis(600);
    /// What a waiting reader mostly needs to come round and read.
    private static final Duration REACTION = Duration.ofNanos(150_000);
    private static final int HEX = 16;

    private final String theirEnd;
    private final String ourEnd;
    /// The kernel's tables; the one in which the connection was found last is the first.
    private final Deque<Path> tables =
        new ArrayDeque<>(List.of(Path.of("/proc/net/tcp6"), Path.of("/proc/net/tcp")));
    private final long noLookAfter = System.nanoTime() + BUDGET.toNanos();
    private int paced;
    private int limit = MAX_PACED;

    Pace(SocketChannel channel) {
        this.theirEnd = end(channel::getRemoteAddress);
        this.ourEnd = end(channel::getLocalAddress);
    }

    /// A port as the kernel's table writes it.
    private static String end(Callable<SocketAddress> address) {
        try {
            return Escape.format(":%04X", ((InetSocketAddress) address.call()).getPort());
        } catch (Exception closed) {
            return "closed";
        }
    }

    void awaitRead() {
        if (paced >= limit) return;
        paced++;
        long until = System.nanoTime() + PATIENCE.toNanos();
        LockSupport.parkNanos(REACTION.toNanos());
        if (System.nanoTime() > noLookAfter) return;
        if (paced > LOOKED_AFTER && paced % EVERY != 0) return;
        Unread state = look();
        while (state == Unread.SOME && System.nanoTime() < until) {
            LockSupport.parkNanos(REACTION.toNanos());
            state = look();
        }
        if (state == Unread.SOME) limit = 0;
        if (state == Unread.UNKNOWN) pause();
    }

    private void pause() {
        limit = MAX_PAUSES;
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private enum Unread { NONE, SOME, UNKNOWN }

    private Unread look() {
        for (Path table : List.copyOf(tables)) {
            try (Stream<String> rows = Files.lines(table)) {
                Optional<String[]> row = rows.filter(this::mayBeOurs)
                    .map(r -> r.strip().split("\\s+"))
                    .filter(c -> c[1].endsWith(theirEnd) && c[2].endsWith(ourEnd)).findFirst();
                if (row.isEmpty()) continue;
                tables.remove(table);
                tables.addFirst(table);
                return queue(row.get()) == 0 ? Unread.NONE : Unread.SOME;
            } catch (IOException | UncheckedIOException noProcfs) {
                return Unread.UNKNOWN;
            }
        }
        return Unread.UNKNOWN;
    }

    /// A quick look first: the table has thousands of rows where many connections have just ended.
    private boolean mayBeOurs(String row) {
        return row.contains(theirEnd) && row.contains(ourEnd);
    }

    /// The receive queue in bytes, from `tx_queue:rx_queue` in the fifth column.
    private static long queue(String[] columns) {
        return Long.parseLong(columns[4].split(":")[1], HEX);
    }
}
