// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks after accounts while a server runs, on a thread of its own: goes on with deletions that
/// were cut, and removes sessions that are too old. Close it before the store and before what the
/// hooks need.
public final class Upkeep implements AutoCloseable {
    /// How often it looks, when nothing else is said; it reads all users.
    public static final Duration EVERY = Duration.ofMinutes(30);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

    private final Accounts accounts;
    private final Duration every;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Upkeep(Accounts accounts, Duration every) {
        this.accounts = accounts;
        this.every = every;
        this.thread = Thread.ofPlatform().daemon().name("accounts-upkeep").start(this::run);
    }

    /// Looks now, and then every [#EVERY].
    public static Upkeep start(Accounts accounts) {
        return start(accounts, EVERY);
    }

    /// The same at other times.
    public static Upkeep start(Accounts accounts, Duration every) {
        return new Upkeep(accounts, every);
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

    private void look() {
        try {
            int resumed = accounts.resumeDeletions();
            int expired = accounts.removeExpiredSessions();
            if (resumed + expired > 0)
                LOG.log(Level.INFO, "Finished {0} deletions, removed {1} old sessions.", resumed,
                        expired);
        } catch (RuntimeException e) {
            // Of the store, or anything of the hooks, which are others' code: neither may end this.
            LOG.log(Level.WARNING, "Accounts are looked after again later: " + e.getMessage());
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
