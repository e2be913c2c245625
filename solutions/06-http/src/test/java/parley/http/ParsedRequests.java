// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads requests out of bytes in slices, and writes down what they were.
final class ParsedRequests {
    private static final int MAX_HEAD_BYTES = 500;
    private static final int MAX_LINES = 9;

    private final HeadLines lines = new HeadLines(MAX_HEAD_BYTES, MAX_LINES);
    private final List<String> seen = new ArrayList<>();
    private final ByteBuffer body = ByteBuffer.allocate(1000);
    private Optional<RequestHead> head = Optional.empty();
    private ChunkedDecoder chunks = new ChunkedDecoder();
    private long left;
    private boolean chunked;

    /// What came of all bytes, cut into slices of this size.
    static List<String> of(String text, int slice) {
        ParsedRequests parser = new ParsedRequests();
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            for (int from = 0; from < bytes.length; from += slice) {
                int n = Math.min(slice, bytes.length - from);
                ByteBuffer in = ByteBuffer.wrap(bytes, from, n).slice();
                while (in.hasRemaining()) parser.take(in);
            }
        } catch (ProblemException e) {
            parser.seen.add(Integer.toString(e.problem().status()));
        }
        return parser.seen;
    }

    private void take(ByteBuffer in) {
        if (head.isEmpty()) {
            lines.take(in).ifPresent(this::begin);
            return;
        }
        boolean done;
        if (chunked) {
            done = chunks.decode(in, body);
        } else {
            body.put(in.get());
            done = --left == 0;
        }
        if (done) end();
    }

    private void begin(List<String> text) {
        RequestHead request = RequestHead.parse(text);
        head = Optional.of(request);
        BodyLength length = BodyLength.of(request);
        chunked = length instanceof BodyLength.Chunked;
        chunks = new ChunkedDecoder();
        left = length instanceof BodyLength.Fixed(long bytes) ? bytes : 0;
        if (!chunked && left == 0) end();
    }

    private void end() {
        RequestHead request = head.orElseThrow();
        byte[] bytes = new byte[body.flip().remaining()];
        body.get(bytes).clear();
        seen.add(request.method() + " " + request.rawPath()
                + (bytes.length > 0 ? " " + new String(bytes, StandardCharsets.ISO_8859_1) : ""));
        head = Optional.empty();
    }
}
