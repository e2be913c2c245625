// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gathers the lines of a message's head, up to the empty one, whatever slices they arrive in:
/// [RFC 9112 §2.1](https://www.rfc-editor.org/rfc/rfc9112#section-2.1). One thread at a time.
///
/// A line ends with CR LF. A CR or LF alone is refused
/// ([§2.2](https://www.rfc-editor.org/rfc/rfc9112#section-2.2)): two programs that read it in two
/// ways would see two different requests.
final class HeadLines {
    private final int firstTooLong;
    private final int maxBytes;
    private final int maxLines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private List<String> lines = new ArrayList<>();
    private boolean afterCr;
    private int bytes;

    /// Gathers within limits.
    ///
    /// @param maxBytes of all lines together
    /// @param maxLines how many there may be
    HeadLines(int maxBytes, int maxLines) {
        this(maxBytes, maxLines, 414);
    }

    /// Gathers lines of which the first is no request line.
    ///
    /// @param firstTooLong the status when the first line is too long
    HeadLines(int maxBytes, int maxLines, int firstTooLong) {
        this.firstTooLong = firstTooLong;
        this.maxBytes = maxBytes;
        this.maxLines = maxLines;
    }

    /// Takes bytes up to the end of a head.
    ///
    /// @param in behind the head afterwards, or at its end when the head is not complete
    /// @return the lines without their ends and without the empty one; nothing when more bytes
    ///     must arrive first. After a head, the next one may follow
    /// @throws ProblemException 400 for a CR or LF alone, 414 when the first line is too long, 431
    ///     when all of it is
    Optional<List<String>> take(ByteBuffer in) {
        while (in.hasRemaining()) {
            byte b = in.get();
            if (++bytes > maxBytes) throw tooLong();
            if (afterCr != (b == '\n'))
                throw new ProblemException(400, "A line must end with CR LF.");
            if (b == '\n' && lineEnds()) return Optional.of(headEnds());
            afterCr = b == '\r';
            if (b != '\r' && b != '\n') line.write(b);
        }
        return Optional.empty();
    }

    /// True when nothing of a head has come yet.
    boolean isEmpty() {
        return bytes == 0;
    }

    /// @return true when this was the empty line at the end of a head. One before the first line
    ///     is ignored, because old clients sent one after a body (RFC 9112 §2.2)
    private boolean lineEnds() {
        boolean isEnd = line.size() == 0 && !lines.isEmpty();
        if (line.size() > 0) {
            if (lines.size() == maxLines) throw tooLong();
            lines.add(line.toString(StandardCharsets.ISO_8859_1));
            line.reset();
        }
        return isEnd;
    }

    private List<String> headEnds() {
        List<String> head = lines;
        lines = new ArrayList<>();
        afterCr = false;
        bytes = 0;
        return head;
    }

    private ProblemException tooLong() {
        return lines.isEmpty() ? new ProblemException(firstTooLong, "The first line is too long.")
                : new ProblemException(431, "The headers are too long, or too many.");
    }
}
