// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes answers of our own server:
/// [RFC 9112 §4](https://www.rfc-editor.org/rfc/rfc9112#section-4).
final class PlainAnswer {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final OutputStream out;
    private final Clock clock;

    PlainAnswer(OutputStream out, Clock clock) {
        this.out = new BufferedOutputStream(out);
        this.clock = clock;
    }

    /// Sends it all.
    ///
    /// @param minor that of the request: HTTP/1.0 knows no chunks
    /// @param isHead true when only the headers were asked for
    /// @param keepsAlive whether another request may follow
    /// @return whether another request may follow after this body
    /// @throws IOException when the peer is gone
    boolean send(Response answer, int minor, boolean isHead, boolean keepsAlive)
            throws IOException {
        long length = length(answer);
        boolean sized = length != Body.UNKNOWN;
        boolean stays = keepsAlive && (sized || minor == 1);
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(' ')
                .append(Status.reason(answer.status())).append("\r\n");
        line(head, "Date", DATE.format(clock.instant()));
        for (Header header : answer.headers()) line(head, header.name(), header.value());
        if (sized && !Status.hasNoBody(answer.status()))
            line(head, "Content-Length", Long.toString(length));
        if (!sized && minor == 1) line(head, "Transfer-Encoding", "chunked");
        if (!stays) line(head, "Connection", "close");
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!isHead && !Status.hasNoBody(answer.status())) body(answer, length, minor);
        out.flush();
        return stays;
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static long length(Response answer) {
        return switch (answer.body()) {
            case Body.Empty() -> 0;
            case Body.Bytes(byte[] bytes) -> bytes.length;
            case Body.Streamed(long length, Body.Writer writer) -> length;
            case Body.Events(EventSource source) -> Body.UNKNOWN;
        };
    }

    private void body(Response answer, long length, int minor) throws IOException {
        OutputStream unclosed = new Unclosed(out);
        OutputStream body = length != Body.UNKNOWN ? new SizedOutput(unclosed, length)
                : minor == 1 ? new ChunkedOutput(out) : unclosed;
        switch (answer.body()) {
            case Body.Empty() -> { }
            case Body.Bytes(byte[] bytes) -> body.write(bytes);
            case Body.Streamed(long ignored, Body.Writer writer) -> writer.write(body);
            case Body.Events(EventSource source) -> events(source, body);
        }
        // Only when all of it is written: this says that the body is complete.
        body.close();
    }

    /// The connection lives longer than a body.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static void events(EventSource source, OutputStream body) throws IOException {
        try {
            body.flush();
            source.run(new EventWriter(body));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
