// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes times as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6) has them, in UTC
/// and with milliseconds: `2026-11-21T09:30:00.000Z`. The last minute is remembered: entries stand
/// side by side that were said one after the other.
final class IsoTime {
    /// How [Entry] has its times written by Jackson: the same.
    static final String PATTERN = "uuuu-MM-dd'T'HH:mm:ss.SSSX";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter
            .ofPattern("\"uuuu-MM-dd'T'HH:mm:", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MINUTE_MILLIS = 60_000;
    private static final byte[] END = "Z\"".getBytes(US_ASCII);

    private static volatile Written last = new Written(Long.MIN_VALUE, new byte[0]);

    private IsoTime() {}

    /// Writes a time with quotes.
    static void write(Instant at, JsonBytes out) {
        long millis = at.toEpochMilli();
        long minute = Math.floorDiv(millis, MINUTE_MILLIS);
        Written written = last;
        if (written.minute != minute) {
            written = new Written(minute, MINUTE.format(at).getBytes(US_ASCII));
            last = written;
        }
        int rest = (int) (millis - minute * MINUTE_MILLIS);
        out.raw(written.json).digits(rest / 1000, 2).raw('.').digits(rest % 1000, 3).raw(END);
    }

    private record Written(long minute, byte[] json) {}
}
