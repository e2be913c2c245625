// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import java.time.Duration;

/// The limits of a [ChatServer].
///
/// @param maxClients people at the same time; further ones wait in the listener's backlog
/// @param maxLineBytes of one line from a client
/// @param outboxBytes what may wait for one client before it is sent away as too slow
/// @param silence how long a client may say nothing
/// @param stop how long stopping may take
public record ChatLimits(int maxClients, int maxLineBytes, int outboxBytes, Duration silence,
        Duration stop) {
    /// Limits that suit a class room.
    public static final ChatLimits USUAL =
            new ChatLimits(1000, 1000, 256 * 1024, Duration.ofMinutes(10), Duration.ofSeconds(2));

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException when one is not positive
    public ChatLimits {
        if (maxClients < 1 || maxLineBytes < 1 || outboxBytes < 1)
            throw new IllegalArgumentException("a limit that lets nothing in: clients "
                    + maxClients + ", line " + maxLineBytes + ", outbox " + outboxBytes);
        if (!silence.isPositive() || !stop.isPositive())
            throw new IllegalArgumentException("no time at all: " + silence + ", " + stop);
    }

    /// The same with another size of the outboxes.
    public ChatLimits outboxBytes(int bytes) {
        return new ChatLimits(maxClients, maxLineBytes, bytes, silence, stop);
    }

    /// The same with other times.
    public ChatLimits times(Duration newSilence, Duration newStop) {
        return new ChatLimits(maxClients, maxLineBytes, outboxBytes, newSilence, newStop);
    }
}
