// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes times as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6) has them, in UTC
/// and with milliseconds: `2026-11-21T09:30:00.000Z`. The last one is remembered: all entries of a
/// batch have the same time.
final class IsoTime {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter
            .ofPattern("\"uuuu-MM-dd'T'HH:mm:ss.SSSX\"", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static volatile Written last = new Written(Long.MIN_VALUE, new byte[0]);

    private IsoTime() {}

    /// Writes a time with quotes.
    static void write(Instant at, JsonBytes out) {
        long millis = at.toEpochMilli();
        Written written = last;
        if (written.millis != millis) {
            written = new Written(millis, FORMAT.format(at).getBytes(US_ASCII));
            last = written;
        }
        out.raw(written.json);
    }

    private record Written(long millis, byte[] json) {}
}
