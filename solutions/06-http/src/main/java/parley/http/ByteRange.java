// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.Optional;

/// A part of something, as `Range: bytes=0-99` asks for it:
/// [RFC 9110 §14](https://www.rfc-editor.org/rfc/rfc9110#section-14).
///
/// @param from the first byte's index
/// @param to the last byte's index; not before the first
record ByteRange(long from, long to) {
    private static final String UNIT = "bytes=";
    private static final int MAX_DIGITS = 18;

    /// Reads the header.
    ///
    /// @param header `bytes=5-9` from 5 to 9, `bytes=5-` from 5 on, `bytes=-5` the last five
    /// @param length of the whole thing
    /// @return nothing when the header is not understood, or asks for several parts: then all of
    ///     it is sent, as the RFC allows
    /// @throws ProblemException 416 when no byte of it exists
    static Optional<ByteRange> parse(String header, long length) {
        // task 6.8: three forms; cut at the end; 416 when it begins behind the end
        if (!header.startsWith(UNIT)) return Optional.empty();
        String[] ends = header.substring(UNIT.length()).strip().split("-", -1);
        if (ends.length != 2 || !isNumberOrEmpty(ends[0]) || !isNumberOrEmpty(ends[1])
                || ends[0].isEmpty() && ends[1].isEmpty())
            return Optional.empty();
        boolean suffix = ends[0].isEmpty();
        long from = suffix ? Math.max(0, length - Long.parseLong(ends[1]))
                : Long.parseLong(ends[0]);
        long to = suffix || ends[1].isEmpty() ? length - 1
                : Math.min(length - 1, Long.parseLong(ends[1]));
        if (!suffix && !ends[1].isEmpty() && Long.parseLong(ends[1]) < from)
            return Optional.empty();
        if (from > to) throw outside(length);
        return Optional.of(new ByteRange(from, to));
        // end 6.8
    }

    private static boolean isNumberOrEmpty(String text) {
        return text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static ProblemException outside(long length) {
        return new ProblemException(416, "There are only " + length + " bytes.")
                .with("Content-Range", "bytes */" + length);
    }

    /// How many bytes it has.
    long length() {
        return to - from + 1;
    }

    /// As `Content-Range` says it.
    ///
    /// @param whole the length of the whole thing
    String contentRange(long whole) {
        return "bytes " + from + "-" + to + "/" + whole;
    }
}
