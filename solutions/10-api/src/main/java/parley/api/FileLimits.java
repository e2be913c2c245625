// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;

/// What one server lets people keep.
///
/// @param quotaMib     the most that all files of one person have together, in MiB; 0: no limit
/// @param waitingHours how long a file may wait for a message that names it
public record FileLimits(int quotaMib, int waitingHours) {
    /// When nobody says anything else.
    public static final FileLimits STANDARD = new FileLimits(
            Limit.QUOTA_MIB.number(), Limit.WAITING_FILE_HOURS.number());

    private static final int MIB_BITS = 20;

    /// @throws IllegalArgumentException for a negative quota, or a file that may not wait
    public FileLimits {
        if (quotaMib < 0) throw new IllegalArgumentException("a quota of " + quotaMib + " MiB");
        if (waitingHours < 1) throw new IllegalArgumentException("waiting " + waitingHours + " h");
    }

    long quotaBytes() {
        return quotaMib == 0 ? Long.MAX_VALUE : (long) quotaMib << MIB_BITS;
    }

    Duration waiting() {
        return Duration.ofHours(waitingHours);
    }

    /// A limit as it is on this server.
    int number(Limit limit) {
        return switch (limit) {
            case QUOTA_MIB -> quotaMib;
            case WAITING_FILE_HOURS -> waitingHours;
            default -> limit.number();
        };
    }
}
