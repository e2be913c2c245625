// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Duration;

/// How often something may happen: `burst` times at once, and once more after each `every`.
///
/// @param burst at least 1
/// @param every positive; a whole burst may take [#LONGEST] to come back
public record Rate(int burst, Duration every) {
    /// The longest time in which all of a burst comes back: a year.
    public static final Duration LONGEST = Duration.ofDays(365);
    /// As often as one likes.
    public static final Rate UNLIMITED = new Rate(Integer.MAX_VALUE, Duration.ofNanos(1));

    /// @throws IllegalArgumentException when it would let nothing through
    public Rate {
        if (burst < 1 || !every.isPositive() || every.multipliedBy(burst).compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("a rate of " + burst + ", then one every " + every);
    }
}
