// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/// Gives the reason that Undertow leaves out. What its parser does not take (a percent sign without
/// two digits behind it, a space in a name, too long a head) it refuses with an empty 400, before
/// any handler sees the request; here a problem document goes out in its place. Only the
/// connection's IO thread.
final class RefusalConduit extends AbstractStreamSinkConduit<StreamSinkConduit> {
    /// All of Undertow's answer, to the byte: no other 400 of this server is empty.
    private static final byte[] EMPTY = ("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n"
            + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    private static final Response WORDS = new Answers(Router.of(java.util.List.of()), Set.of())
            .plain(Response.problem(Problem.of(400, "This is no request that HTTP knows. Look for "
                    + "a percent sign without two hex digits, and for a head that is too long.")));
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private ByteBuffer rest = NOTHING;

    RefusalConduit(StreamSinkConduit next) {
        super(next);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() != EMPTY.length || !ByteBuffer.wrap(EMPTY).equals(bytes))
            return super.write(bytes);
        rest = ByteBuffer.wrap(words());
        bytes.position(bytes.limit());
        writeRest();
        return EMPTY.length;
    }

    private static byte[] words() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new PlainAnswer(out, Clock.systemUTC()).send(WORDS, 1, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("memory has no faults", e);
        }
        return out.toByteArray();
    }

    private void writeRest() throws IOException {
        while (rest.hasRemaining()) {
            if (super.write(rest) == 0) return;
        }
    }

    @Override
    public boolean flush() throws IOException {
        writeRest();
        return !rest.hasRemaining() && super.flush();
    }
}
