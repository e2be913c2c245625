// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Lets a piece be read before the next one is sent, so that the reader really sees it alone.
///
/// Where there is procfs it looks whether the other side's receive queue is empty; elsewhere it waits a
/// moment. When nobody reads it stops waiting: the pieces then lie glued together in the queue.
final class Pace {
    /// How long a piece may stay unread before the rest is sent without waiting.
    static final Duration PATIENCE = Duration.ofMillis(100);
    /// How long it waits after a piece where it cannot look.
    static final Duration PAUSE = Duration.ofMillis(2);
    /// After this many pieces it goes on at full speed.
    static final int MAX_PACED = 64;
    private static final long LOOK_NANOS = 50_000;

    private final String connection;
    private int left = MAX_PACED;

    Pace(SocketChannel channel) {
        this.connection = connection(channel);
    }

    /// The other side's end as /proc/net/tcp writes it: `:local port ... :remote port`.
    private static String connection(SocketChannel channel) {
        try {
            int ours = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            int theirs = ((InetSocketAddress) channel.getRemoteAddress()).getPort();
            return Escape.format("(?i).*:%04X +[0-9A-F]+:%04X .*", theirs, ours);
        } catch (IOException closed) {
            return "nothing";
        }
    }

    void awaitRead() {
        if (left == 0) return;
        left--;
        long until = System.nanoTime() + PATIENCE.toNanos();
        Unread state = look();
        while (state == Unread.SOME && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_NANOS);
            state = look();
        }
        if (state == Unread.SOME) left = 0;
        if (state == Unread.UNKNOWN) LockSupport.parkNanos(PAUSE.toNanos());
    }

    private enum Unread { NONE, SOME, UNKNOWN }

    private Unread look() {
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try (Stream<String> rows = Files.lines(Path.of(table))) {
                var row = rows.filter(r -> r.matches(connection)).findFirst();
                if (row.isPresent()) return queue(row.get()) == 0 ? Unread.NONE : Unread.SOME;
            } catch (IOException | java.io.UncheckedIOException noProcfs) {
                return Unread.UNKNOWN;
            }
        }
        return Unread.UNKNOWN;
    }

    /// The receive queue in bytes, from `tx_queue:rx_queue` in the fifth column.
    private static long queue(String row) {
        return Long.parseLong(row.strip().split("\\s+")[4].split(":")[1], 16);
    }
}
