// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Slows down whoever guesses passwords: after some wrong ones a name is locked, for a second, then
/// two, four, and so on. Any thread. Names that nobody has are counted like all others, so that the
/// answer does not tell which exist.
final class Lockout {
    /// A lock doubles no more often than this, so that no number overflows.
    private static final int MAX_DOUBLINGS = 30;

    /// Wrong passwords in a row for one key.
    private static final class Tries {
        int made;
        long lockedUntilNanos;
        long forgottenAtNanos;

        Tries(long nowNanos) {
            forgottenAtNanos = nowNanos;
        }

        /// Forgets one try for each of these times that has passed. A clock that was set back
        /// locks nobody for longer than the longest lock.
        void age(long nowNanos, long forgetNanos, long longestNanos) {
            long steps = (nowNanos - forgottenAtNanos) / forgetNanos;
            made = (int) Math.max(0, made - Math.max(0, steps));
            forgottenAtNanos = steps < 0 ? nowNanos : forgottenAtNanos + steps * forgetNanos;
            if (lockedUntilNanos - nowNanos > longestNanos)
                lockedUntilNanos = nowNanos + longestNanos;
        }
    }

    private final int free;
    private final Duration longest;
    private final Duration forget;
    private final LongSupplier nanoTime;
    private final Recent<Tries> known;

    /// @param free   how many tries are never locked
    /// @param forget after which time one try is forgotten: a lock that anybody can bring about
    ///     must not be kept up by a guess now and then
    Lockout(int free, Duration longest, Duration forget, LongSupplier nanoTime, int maxKeys) {
        this.free = free;
        this.longest = longest;
        this.forget = forget;
        this.nanoTime = nanoTime;
        this.known = new Recent<>(maxKeys);
    }

    /// Says that a password is about to be checked. It counts as wrong until [#right(String)], so
    /// that a thousand tries at the same moment are not all free.
    ///
    /// @return zero when it may be checked; else how long the key is locked, and it does not count
    synchronized Duration attempt(String key) {
        // task 8.6: refuse while it is locked; else count, and lock when too many were made
        long now = nanoTime.getAsLong();
        Tries tries = known.computeIfAbsent(key, k -> new Tries(now));
        tries.age(now, forget.toNanos(), longest.toNanos());
        long left = tries.lockedUntilNanos - now;
        if (tries.made >= free && left > 0) return Duration.ofNanos(left);
        tries.made++;
        if (tries.made >= free)
            tries.lockedUntilNanos = now + lock(tries.made - free).toNanos();
        return Duration.ZERO;
        // end 8.6
    }

    /// The password was right: all is forgotten.
    synchronized void right(String key) {
        known.remove(key);
    }

    /// The check did not take place: the try does not count.
    synchronized void undo(String key) {
        Tries tries = known.get(key);
        if (tries != null && tries.made > 0) tries.made--;
    }

    private Duration lock(int doublings) {
        Duration lock = Duration.ofSeconds(1L << Math.min(doublings, MAX_DOUBLINGS));
        return lock.compareTo(longest) > 0 ? longest : lock;
    }
}
