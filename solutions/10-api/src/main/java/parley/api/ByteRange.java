// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a file.
///
/// @param from the first byte, from 0
/// @param length how many
record ByteRange(long from, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /// Reads a `Range` header ([RFC 9110 §14.2](https://www.rfc-editor.org/rfc/rfc9110#section-14.2)):
    /// `bytes=0-99`, `bytes=100-`, `bytes=-50`.
    ///
    /// @param size of the whole file
    /// @return the part; nothing when there is no header, or one that may be ignored: of another
    ///     unit, of several parts, or not understood
    /// @throws IllegalArgumentException when the file has no such part
    static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = ONE.matcher(header.replace(" ", ""));
        if (!matcher.matches()) return Optional.empty();
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty() && last.isEmpty()) return Optional.empty();
        if (first.isEmpty()) {
            long length = Math.min(Long.parseLong(last), size);
            return Optional.of(satisfiable(new ByteRange(size - length, length)));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) return Optional.empty();
        return Optional.of(satisfiable(new ByteRange(from, Math.min(to, size - 1) - from + 1)));
    }

    private static ByteRange satisfiable(ByteRange range) {
        if (range.length <= 0) throw new IllegalArgumentException("no such part");
        return range;
    }
}
