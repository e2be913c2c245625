// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import parley.store.Names;

/// Checks passwords, and counts who guesses: for a name from one address, and for a name from
/// everywhere.
final class Guesses {
    /// One try of all addresses together is forgotten after this time: who guesses from one place,
    /// or from a few, never locks a name for everybody.
    static final Duration FORGET_ANYWHERE = Duration.ofMinutes(1);
    private final PasswordHasher hasher;
    private final Lockout here;
    private final Lockout anywhere;

    Guesses(PasswordHasher hasher, AccountLimits limits, LongSupplier nanoTime) {
        this.hasher = hasher;
        here = new Lockout(limits.triesHere(), limits.longestLock(), limits.longestLock(),
                nanoTime, limits.keys());
        anywhere = new Lockout(limits.triesAnywhere(), limits.longestLock(), FORGET_ANYWHERE,
                nanoTime, limits.keys());
    }

    /// Whether a password is right.
    ///
    /// @param name   that was typed, whether anybody has it or not
    /// @param stored the hash to compare with; empty when there is none, which costs the same
    /// @throws AccountException [AccountException.Code#TOO_MANY_TRIES] without having looked
    boolean right(String name, InetAddress from, String password, String stored) {
        String everywhere = Names.fold(NameRules.normal(name));
        String hereOnly = Addresses.key(from) + " " + everywhere;
        boolean checked = false;
        begin(hereOnly, everywhere);
        try {
            boolean right = hasher.matches(PasswordRules.normal(password), stored);
            checked = true;
            if (right) {
                here.right(hereOnly);
                anywhere.right(everywhere);
            }
            return right;
        } finally {
            if (!checked) undo(hereOnly, everywhere);
        }
    }

    private void begin(String hereOnly, String everywhere) {
        Duration wait = here.attempt(hereOnly);
        if (wait.isPositive()) throw AccountException.tooManyTries(wait);
        wait = anywhere.attempt(everywhere);
        if (!wait.isPositive()) return;
        here.undo(hereOnly);
        throw AccountException.tooManyTries(wait);
    }

    private void undo(String hereOnly, String everywhere) {
        here.undo(hereOnly);
        anywhere.undo(everywhere);
    }
}
