// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Says when something was, as one says it to somebody: "today at 14:02".
final class Ago {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Ago() {
    }

    /// Seen from the clock's time and zone.
    static String of(Instant then, Clock clock) {
        var local = then.atZone(clock.getZone());
        long days = LocalDate.now(clock).toEpochDay() - local.toLocalDate().toEpochDay();
        var day = days == 0 ? "today" : days == 1 ? "yesterday" : "on " + local.toLocalDate();
        return day + " at " + TIME.format(local);
    }
}
