// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.io.IOException;
import java.util.Optional;

/// Takes the next message and nothing else: what is known already is only acknowledged again.
public final class StopAndWaitReceiver implements ReliableReceiver {
    private final Link link;
    private final Incoming incoming;
    private long expected;
    private boolean ended;

    /// A receiver at the beginning of its stream. Whoever opened the link closes it.
    public StopAndWaitReceiver(Link link, LinkTiming timing) {
        this.link = link;
        this.incoming = new Incoming(link, timing);
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        if (ended) return Optional.empty();
        Segment segment = nextExpected();
        if (segment.kind() == Segment.Kind.DATA) return Optional.of(segment.payload());
        ended = true;
        incoming.linger(acknowledgement());
        return Optional.empty();
    }

    /// Waits for the segment whose turn it is, and acknowledges everything that comes.
    private Segment nextExpected() throws IOException {
        // task 1.5: take segments until one has the expected number; answer each
        while (true) {
            Segment segment = incoming.next();
            boolean isNext = segment.number() == expected;
            if (isNext) expected++;
            link.send(acknowledgement());
            if (isNext) return segment;
        }
        // end 1.5
    }

    /// Says which number is missing.
    private byte[] acknowledgement() {
        return Segment.of(Segment.Kind.ACK, expected).encode();
    }
}
