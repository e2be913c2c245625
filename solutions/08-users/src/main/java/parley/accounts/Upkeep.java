// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/// Looks after accounts while a server runs, on a thread of its own: goes on with deletions that
/// were cut, removes sessions that are too old, and does what others have to do now and then. Close
/// it before the store and before what the hooks and the others need.
public final class Upkeep implements AutoCloseable {
    /// How often it looks, when nothing else is said; it reads all users.
    public static final Duration EVERY = Duration.ofMinutes(30);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

    private final Accounts accounts;
    private final IntSupplier others;
    private final Duration every;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Upkeep(Accounts accounts, IntSupplier others, Duration every) {
        this.accounts = accounts;
        this.others = others;
        this.every = every;
        this.thread = Thread.ofPlatform().daemon().name("accounts-upkeep").start(this::run);
    }

    /// Looks now, and then every [#EVERY].
    ///
    /// @param others work of somebody else, done each time: removes what is to be removed, and says
    ///     how many things that were
    public static Upkeep start(Accounts accounts, IntSupplier others) {
        return start(accounts, others, EVERY);
    }

    /// The same at other times.
    public static Upkeep start(Accounts accounts, IntSupplier others, Duration every) {
        return new Upkeep(accounts, others, every);
    }

    private void run() {
        try {
            do {
                look();
            } while (!closed.await(every.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Each by itself: what one cannot do keeps no other from its work.
    private void look() {
        look(accounts::resumeDeletions, "Finished {0} deletions of accounts.");
        look(accounts::removeExpiredSessions, "Removed {0} old sessions.");
        look(others, "Removed {0} things that nobody needs.");
    }

    private void look(IntSupplier work, String done) {
        try {
            int count = work.getAsInt();
            if (count > 0) LOG.log(Level.INFO, done, count);
        } catch (RuntimeException e) {
            // Of the store, or anything of the hooks, which are others' code: neither may end this.
            LOG.log(Level.WARNING, "The upkeep tries again later: " + e.getMessage());
        }
    }

    /// Ends after the look that goes on now, or some seconds.
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
