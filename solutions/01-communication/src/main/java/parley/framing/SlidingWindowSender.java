// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Keeps the line full: up to a window of messages are under way at the same time, and only those
/// that were lost are sent again.
///
/// ```
///            acknowledged      under way: the window       not sent yet
///   ... [ 4 ][ 5 ][ 6 ] | [ 7 ][ 8 ][ 9 ][ 10 ][ 11 ] | [ 12 ][ 13 ] ...
///                          lost  ok   ok    ?     ?
///                           ^    ACK 7, with bits for 8 and 9: only 7 is sent again
/// ```
public final class SlidingWindowSender implements ReliableSender {
    /// The largest window: as many numbers as an acknowledgement has bits for.
    public static final int MAX_WINDOW = Long.SIZE;

    private record Sent(byte[] datagram, long atNanos) {}

    private final Link link;
    private final LinkTiming timing;
    private final int window;
    private final TreeMap<Long, Sent> underWay = new TreeMap<>();
    private long number;
    private long heardAt;

    /// A sender at the beginning of its stream. Whoever opened the link closes it.
    ///
    /// @param window how many messages may be under way, 1 to [#MAX_WINDOW]
    /// @throws IllegalArgumentException for another window
    public SlidingWindowSender(Link link, LinkTiming timing, int window) {
        if (window < 1 || window > MAX_WINDOW)
            throw new IllegalArgumentException("a window of " + window);
        this.link = link;
        this.timing = timing;
        this.window = window;
        this.heardAt = timing.now();
    }

    @Override
    public void send(byte[] payload) throws IOException {
        add(new Segment(Segment.Kind.DATA, number, payload));
    }

    @Override
    public void finish() throws IOException {
        add(Segment.of(Segment.Kind.END, number));
        while (!underWay.isEmpty()) awaitNews();
    }

    /// Sends a segment as soon as the window has room for it, and remembers it.
    private void add(Segment segment) throws IOException {
        // task 1.6: wait until fewer than window are under way, then transmit and count on
        while (underWay.size() >= window) awaitNews();
        if (underWay.isEmpty()) heardAt = timing.now();
        transmit(segment.number(), segment.encode());
        number++;
        // end 1.6
    }

    private void transmit(long sent, byte[] datagram) throws IOException {
        link.send(datagram);
        underWay.put(sent, new Sent(datagram, timing.now()));
    }

    /// Waits for an acknowledgement, or until it is time to send something again.
    ///
    /// @throws SocketTimeoutException when nothing new was acknowledged for too long
    private void awaitNews() throws IOException {
        long wait = nanosToResend();
        if (wait > 0)
            link.receive(Duration.ofNanos(wait)).flatMap(Segment::decode)
                    .filter(answer -> answer.kind() == Segment.Kind.ACK)
                    .ifPresent(this::acknowledge);
        resendOverdue();
        if (!underWay.isEmpty() && timing.now() - heardAt > timing.giveUpAfter().toNanos())
            throw new SocketTimeoutException("no answer to number " + underWay.firstKey());
    }

    /// Forgets what has arrived: everything below the missing number, and each number above it
    /// whose bit is set.
    private void acknowledge(Segment answer) {
        // task 1.6: take out of underWay what has arrived; if that was anything, note heardAt
        int before = underWay.size();
        underWay.headMap(answer.number()).clear();
        long bits = answer.payload().length == Long.BYTES
                ? ByteBuffer.wrap(answer.payload()).getLong() : 0;
        for (int i = 0; i < Long.SIZE; i++)
            if ((bits >>> i & 1) == 1) underWay.remove(answer.number() + 1 + i);
        if (underWay.size() < before) heardAt = timing.now();
        // end 1.6
    }

    /// Sends again what has been under way for too long.
    private void resendOverdue() throws IOException {
        // task 1.6: transmit again what was sent resendAfter ago or earlier
        long overdue = timing.now() - timing.resendAfter().toNanos();
        for (Map.Entry<Long, Sent> each : underWay.entrySet()) {
            if (each.getValue().atNanos() > overdue) continue;
            link.send(each.getValue().datagram());
            each.setValue(new Sent(each.getValue().datagram(), timing.now()));
        }
        // end 1.6
    }

    private long nanosToResend() {
        long oldest = underWay.values().stream().mapToLong(Sent::atNanos).min().orElseThrow();
        return oldest + timing.resendAfter().toNanos() - timing.now();
    }
}
