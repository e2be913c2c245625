// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// The segments that come to a receiver; what is damaged counts as lost.
final class Incoming {
    /// How many times the sender's last words may be lost: its end is answered for so long.
    private static final int LINGER_RESENDS = 10;

    private final Link link;
    private final LinkTiming timing;

    Incoming(Link link, LinkTiming timing) {
        this.link = link;
        this.timing = timing;
    }

    /// Waits for the next segment of the sender.
    ///
    /// @throws SocketTimeoutException when none comes for too long
    Segment next() throws IOException {
        return within(timing.giveUpAfter()).orElseThrow(() -> new SocketTimeoutException(
                "nothing came for " + timing.giveUpAfter().toMillis() + " ms"));
    }

    private Optional<Segment> within(Duration limit) throws IOException {
        long end = timing.now() + limit.toNanos();
        for (long left = end - timing.now(); left > 0; left = end - timing.now()) {
            Optional<Segment> segment =
                    link.receive(Duration.ofNanos(left)).flatMap(Segment::decode);
            if (segment.filter(s -> s.kind() != Segment.Kind.ACK).isPresent()) return segment;
        }
        return Optional.empty();
    }

    /// Stays for a while after the end: if the answer to it was lost, the sender asks again, and
    /// somebody has to be there. TCP calls this TIME-WAIT.
    void linger(byte[] answer) throws IOException {
        Duration quiet = timing.resendAfter().multipliedBy(LINGER_RESENDS);
        while (within(quiet).isPresent()) link.send(answer);
    }
}
