// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// Answers with a file, or with the part of it that was asked for, so that a player can jump and a
/// download can go on where it broke:
/// [RFC 9110 §14](https://www.rfc-editor.org/rfc/rfc9110#section-14). Any thread.
///
/// @param type the media type
/// @param length in bytes
/// @param tag changes when the content does; in quotes: `"3f2a"`
/// @param source opens the content
public record FileAnswer(String type, long length, String tag, Source source) {
    private static final int BUFFER_BYTES = 16 * 1024;

    /// Where the bytes come from.
    @FunctionalInterface
    public interface Source {
        /// Opens the content at a place. Called when the answer's body is sent; closed then.
        ///
        /// @param from how many bytes to leave out at the beginning
        InputStream open(long from) throws IOException;
    }

    /// The answer to a request: 200 with all of it, 206 with a part, 304 when the peer has it
    /// already (`If-None-Match`). Several parts at once are answered with all of it, and so is a
    /// part of an older content (`If-Range`).
    ///
    /// @throws ProblemException 416 when no byte of the part exists
    public Response to(Request request) {
        boolean same = request.headers("If-None-Match").stream()
                .anyMatch(tags -> tags.equals("*") || tags.contains(tag));
        if (same) return Response.empty(304).with("ETag", tag);
        return part(request).map(this::partial).orElseGet(this::whole)
                .with("ETag", tag).with("Accept-Ranges", "bytes");
    }

    private Optional<ByteRange> part(Request request) {
        Optional<String> asked = request.header("Range");
        boolean current = request.header("If-Range").map(tag::equals).orElse(true);
        boolean get = request.method().equals("GET");
        if (asked.isEmpty() || !current || !get) return Optional.empty();
        return ByteRange.parse(asked.get(), length);
    }

    private Response whole() {
        return Response.stream(200, type, length, out -> copy(0, length, out));
    }

    private Response partial(ByteRange part) {
        return Response.stream(206, type, part.length(),
                out -> copy(part.from(), part.length(), out))
                .with("Content-Range", part.contentRange(length));
    }

    private void copy(long from, long count, OutputStream out) throws IOException {
        if (count == 0) return;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = source.open(from)) {
            for (long left = count; left > 0; ) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) throw new EOFException("the content is shorter than it should be");
                out.write(buffer, 0, n);
                left -= n;
            }
        }
    }
}
