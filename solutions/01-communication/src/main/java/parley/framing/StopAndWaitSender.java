// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// Sends one message and waits until it is acknowledged before it sends the next: easy to get
/// right, and slow, because the line is empty most of the time.
///
/// ```
///   sender                    receiver
///     |------- DATA 0 ---------->|
///     |<------ ACK 1 ------------|  "1 is missing": 0 has arrived
///     |------- DATA 1 ---X       |  lost
///     |        ...time passes    |
///     |------- DATA 1 ---------->|
///     |      X--- ACK 2 ---------|  lost
///     |        ...time passes    |
///     |------- DATA 1 ---------->|  known already: only answered
///     |<------ ACK 2 ------------|
/// ```
public final class StopAndWaitSender implements ReliableSender {
    private final Link link;
    private final LinkTiming timing;
    private long number;

    /// A sender at the beginning of its stream. Whoever opened the link closes it.
    public StopAndWaitSender(Link link, LinkTiming timing) {
        this.link = link;
        this.timing = timing;
    }

    @Override
    public void send(byte[] payload) throws IOException {
        deliver(new Segment(Segment.Kind.DATA, number, payload));
        number++;
    }

    @Override
    public void finish() throws IOException {
        deliver(Segment.of(Segment.Kind.END, number));
    }

    /// Sends a segment until it is acknowledged.
    ///
    /// @throws SocketTimeoutException when that takes longer than [LinkTiming#giveUpAfter()]
    private void deliver(Segment segment) throws IOException {
        // task 1.4: send it, wait for its acknowledgement; again and again, until the time is over
        long end = timing.now() + timing.giveUpAfter().toNanos();
        do {
            link.send(segment.encode());
            if (acknowledged(segment.number())) return;
        } while (timing.now() < end);
        throw new SocketTimeoutException("no answer to " + segment);
        // end 1.4
    }

    /// Waits for the acknowledgement of this number, not longer than [LinkTiming#resendAfter()].
    /// Whatever else comes, such as a late acknowledgement of an earlier one, is no reason to send
    /// again.
    private boolean acknowledged(long sent) throws IOException {
        // task 1.4: receive until the acknowledgement says that sent + 1 is missing, or time is over
        long end = timing.now() + timing.resendAfter().toNanos();
        for (long left = end - timing.now(); left > 0; left = end - timing.now()) {
            Optional<Segment> answer =
                    link.receive(Duration.ofNanos(left)).flatMap(Segment::decode);
            if (answer.filter(a -> a.kind() == Segment.Kind.ACK && a.number() > sent).isPresent())
                return true;
        }
        return false;
        // end 1.4
    }
}
