// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;

/// Takes a chunked body apart, whatever slices it arrives in:
/// [RFC 9112 §7.1](https://www.rfc-editor.org/rfc/rfc9112#section-7.1). One thread at a time.
///
/// ```
///   SIZE --CR LF, n > 0--> DATA --n bytes--> DATA_END --CR LF--> SIZE
///     |
///     +----CR LF, n = 0--> TRAILERS --empty line--> DONE
/// ```
/// Extensions behind the size are ignored, and so are trailers; both have limits.
final class ChunkedDecoder {
    /// The longest line of a size with its extensions.
    static final int MAX_SIZE_LINE_BYTES = 256;
    /// All trailers together.
    static final int MAX_TRAILER_BYTES = 4096;
    /// Enough for any chunk that fits an `int`.
    private static final int MAX_HEX_DIGITS = 8;
    private static final int MAX_TRAILERS = 32;

    private enum State { SIZE, DATA, DATA_END, TRAILERS, DONE }

    private State state = State.SIZE;
    private long left;
    private final StringBuilder line = new StringBuilder();
    private final HeadLines trailers = new HeadLines(MAX_TRAILER_BYTES, MAX_TRAILERS, 431);
    private boolean sawTrailer;

    /// Moves what is body from one buffer into another.
    ///
    /// @param in as it arrives; everything up to the body's end is taken while there is room
    /// @param out gets the body's bytes, as many as it has room for
    /// @return true when the body is complete; what follows in `in` is the next request
    /// @throws ProblemException 400 for whatever the RFC forbids
    boolean decode(ByteBuffer in, ByteBuffer out) {
        // task 6.3: until in or out is used up, do what the state says
        while (in.hasRemaining() && state != State.DONE) {
            if (state == State.DATA) {
                if (!out.hasRemaining()) return false;
                left -= move(in, out, left);
                if (left == 0) state = State.DATA_END;
            } else if (state == State.TRAILERS) {
                takeTrailers(in);
            } else if (takeLine(in.get())) {
                endOfLine();
            }
        }
        return state == State.DONE;
        // end 6.3
    }

    /// A line is complete: the one with a size, or the empty one behind the data.
    private void endOfLine() {
        // task 6.3: behind data the line must be empty; else it is a size, and 0 ends the body
        String text = line.toString();
        line.setLength(0);
        if (state == State.DATA_END) {
            if (!text.isEmpty()) throw bad("A chunk is longer than its size.");
            state = State.SIZE;
        } else {
            left = size(text);
            state = left == 0 ? State.TRAILERS : State.DATA;
        }
        // end 6.3
    }

    /// The hex number at the beginning of a line, up to a semicolon.
    private static long size(String text) {
        int semicolon = text.indexOf(';');
        String digits = (semicolon < 0 ? text : text.substring(0, semicolon)).stripTrailing();
        boolean hex = !digits.isEmpty() && digits.length() <= MAX_HEX_DIGITS
                && digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
        if (!hex || !HttpChars.isFieldValue(text)) throw bad("A chunk needs its size in hex.");
        return Long.parseLong(digits, 16);
    }

    /// Adds a byte to the line.
    ///
    /// @return true when it was the LF behind a CR
    private boolean takeLine(byte b) {
        int n = line.length();
        boolean afterCr = n > 0 && line.charAt(n - 1) == '\r';
        if (afterCr != (b == '\n')) throw bad("A chunk's line must end with CR LF.");
        if (state == State.DATA_END && b != '\r' && b != '\n')
            throw bad("A chunk is longer than its size.");
        if (n > MAX_SIZE_LINE_BYTES) throw bad("A chunk's first line is too long.");
        if (afterCr) line.setLength(n - 1);
        else line.append((char) (b & 0xFF));
        return afterCr;
    }

    /// The trailers are lines like those of a head, so they are gathered like one; but there may
    /// be none, and then the empty line stands alone.
    private void takeTrailers(ByteBuffer in) {
        if (!sawTrailer) {
            byte b = in.get();
            if (line.isEmpty() && b != '\r') {
                sawTrailer = true;
                in.position(in.position() - 1);
            } else if (takeLine(b)) {
                line.setLength(0);
                state = State.DONE;
            }
        } else if (trailers.take(in).map(Fields::parse).isPresent()) {
            state = State.DONE;
        }
    }

    private static long move(ByteBuffer in, ByteBuffer out, long most) {
        int n = (int) Math.min(most, Math.min(in.remaining(), out.remaining()));
        out.put(out.position(), in, in.position(), n);
        in.position(in.position() + n);
        out.position(out.position() + n);
        return n;
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(400, detail);
    }
}
