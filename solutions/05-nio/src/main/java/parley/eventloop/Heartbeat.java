// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.time.Duration;

/// When to ask a silent peer whether it is still there, and when to give it up. A phone that left
/// the network says nothing: without this, its connection would stand for ever.
///
/// @param every how long a peer may be silent before it is sent a PING
/// @param maxMissed how many PINGs in a row may stay without any sign of life
public record Heartbeat(Duration every, int maxMissed) {
    /// A PING after 30 seconds of silence; the end after two without an answer.
    public static final Heartbeat USUAL = new Heartbeat(Duration.ofSeconds(30), 2);

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException when one is not positive
    public Heartbeat {
        if (!every.isPositive() || maxMissed < 1)
            throw new IllegalArgumentException(maxMissed + " PINGs, one every " + every);
    }
}
