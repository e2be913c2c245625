// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Duration;

/// Every limit of accounts, with its name.
///
/// @param signUps         accounts from one address
/// @param logIns          tries to log in from one address
/// @param triesHere       wrong passwords for one name from one address before the name is locked
///     for that address
/// @param triesAnywhere   wrong passwords for one name from everywhere before it is locked for all:
///     higher, because with it anybody can lock out anybody
/// @param longestLock     how long a name is locked at most; the first lock is a second, each
///     further try doubles it
/// @param devices         sessions of one person; logging in once more ends the one unused longest
/// @param idle            a session ends when it is not used for so long
/// @param absolute        a session ends at this age, used or not
/// @param cached          how long a proof is remembered without asking the store. A sign-out on
///     this server counts at once; one on another server of the same store after this time
/// @param cachedSessions  how many proofs are remembered
/// @param keys            how many names and addresses are remembered for the limits above
public record AccountLimits(Rate signUps, Rate logIns, int triesHere, int triesAnywhere,
        Duration longestLock, int devices, Duration idle, Duration absolute, Duration cached,
        int cachedSessions, int keys) {
    /// For a server on the Internet. A school class behind one address can sign up in one go.
    public static final AccountLimits DEFAULT = new AccountLimits(
            new Rate(40, Duration.ofSeconds(30)), new Rate(60, Duration.ofSeconds(2)), 5, 50,
            Duration.ofMinutes(15), 20, Duration.ofDays(30), Duration.ofDays(365),
            Duration.ofSeconds(10), 20_000, 100_000);

    /// For measurements on one machine: tries are not counted.
    public static final AccountLimits OFF = new AccountLimits(
            Rate.UNLIMITED, Rate.UNLIMITED, Integer.MAX_VALUE, Integer.MAX_VALUE,
            Duration.ofMinutes(15), 1_000, Duration.ofDays(30), Duration.ofDays(365),
            Duration.ofSeconds(10), 20_000, 100_000);

    /// @throws IllegalArgumentException when a limit would let nothing through
    public AccountLimits {
        if (triesHere < 1 || triesAnywhere < 1 || devices < 1 || cachedSessions < 1 || keys < 1)
            throw new IllegalArgumentException("a limit below 1");
        if (!longestLock.isPositive() || !idle.isPositive() || !absolute.isPositive()
                || cached.isNegative())
            throw new IllegalArgumentException("a time that is not positive");
    }
}
