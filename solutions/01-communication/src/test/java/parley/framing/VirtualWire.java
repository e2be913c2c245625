// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;

/// A perfect line between two ends, in a time of its own: it stands still while anybody works and
/// jumps ahead when both ends wait. So nothing ever sleeps, and everything happens the same way
/// again. One thread an end.
final class VirtualWire {
    private record Travelling(byte[] datagram, long arrivesAt) {}

    private final long delayNanos;
    private final Wire[] ends = {new Wire(0), new Wire(1)};
    private long now = 1_000_000;
    private int sent;

    VirtualWire(Duration delay) {
        delayNanos = delay.toNanos();
    }

    Link end(int which) {
        return ends[which];
    }

    synchronized long nanoTime() {
        return now;
    }

    /// How many datagrams both ends have put into the line.
    synchronized int sent() {
        return sent;
    }

    /// Moves the time to the first moment at which somebody who waits can go on. If somebody can go
    /// on already, that moment is now.
    private void jumpIfAllWait() {
        if (!Arrays.stream(ends).allMatch(end -> end.waiting)) return;
        long next = Math.min(ends[0].moment(), ends[1].moment());
        // When both ends are closed, the time stands still.
        if (next < Long.MAX_VALUE) now = Math.max(now, next);
        notifyAll();
    }

    private final class Wire implements Link {
        private final int me;
        private final Queue<Travelling> coming = new ArrayDeque<>();
        private boolean waiting;
        private long deadline;

        private Wire(int me) {
            this.me = me;
        }

        @Override
        public void send(byte[] datagram) {
            synchronized (VirtualWire.this) {
                sent++;
                if (ends[1 - me].deadline == Long.MAX_VALUE) return;
                ends[1 - me].coming.add(new Travelling(datagram.clone(), now + delayNanos));
            }
        }

        @Override
        public Optional<byte[]> receive(Duration limit) {
            synchronized (VirtualWire.this) {
                deadline = now + limit.toNanos();
                waiting = true;
                jumpIfAllWait();
                while (now < moment()) await();
                waiting = false;
                return arrived() ? Optional.of(coming.remove().datagram) : Optional.empty();
            }
        }

        /// When this end can go on, as far as is known now.
        private long moment() {
            return coming.isEmpty() ? deadline : Math.min(deadline, coming.peek().arrivesAt);
        }

        private boolean arrived() {
            return !coming.isEmpty() && coming.peek().arrivesAt <= now;
        }

        private void await() {
            try {
                VirtualWire.this.wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /// From now on this end waits for ever.
        @Override
        public void close() {
            synchronized (VirtualWire.this) {
                coming.clear();
                deadline = Long.MAX_VALUE;
                waiting = true;
                jumpIfAllWait();
            }
        }
    }
}
