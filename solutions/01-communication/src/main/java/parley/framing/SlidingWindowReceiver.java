// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps what arrives too early until its turn has come, and tells the sender exactly what is there.
public final class SlidingWindowReceiver implements ReliableReceiver {
    /// What is this far ahead of its turn is not kept: no sender may fill our memory.
    private static final int MAX_AHEAD = SlidingWindowSender.MAX_WINDOW;

    private final Link link;
    private final Incoming incoming;
    private final Map<Long, Segment> arrived = new HashMap<>();
    private long expected;
    private boolean ended;

    /// A receiver at the beginning of its stream. Whoever opened the link closes it.
    public SlidingWindowReceiver(Link link, LinkTiming timing) {
        this.link = link;
        this.incoming = new Incoming(link, timing);
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        if (ended) return Optional.empty();
        while (!arrived.containsKey(expected)) take(incoming.next());
        Segment segment = arrived.remove(expected);
        expected++;
        if (segment.kind() == Segment.Kind.DATA) return Optional.of(segment.payload());
        ended = true;
        incoming.linger(acknowledgement());
        return Optional.empty();
    }

    /// Keeps a segment if its turn is still to come and not too far away; answers in any case.
    private void take(Segment segment) throws IOException {
        // task 1.6: put it into arrived if expected <= number < expected + MAX_AHEAD; acknowledge
        long ahead = segment.number() - expected;
        if (ahead >= 0 && ahead < MAX_AHEAD) arrived.putIfAbsent(segment.number(), segment);
        link.send(acknowledgement());
        // end 1.6
    }

    /// Says which number is missing, and which of those behind it are here.
    private byte[] acknowledgement() {
        long missing = expected;
        while (arrived.containsKey(missing)) missing++;
        long bits = 0;
        for (int i = 0; i < Long.SIZE; i++)
            if (arrived.containsKey(missing + 1 + i)) bits |= 1L << i;
        byte[] payload = ByteBuffer.allocate(Long.BYTES).putLong(bits).array();
        return new Segment(Segment.Kind.ACK, missing, payload).encode();
    }
}
