// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import parley.testkit.FaultyProxy.Way;
import parley.testkit.Transcript.Direction;
import parley.testkit.Transcript.Event;

/// Passes bytes on one way through a proxy until its fault strikes. A platform thread each.
final class TcpPump implements Runnable {
    private static final int CHUNK_BYTES = 16 * 1024;

    private final Transcript transcript;
    private final String who;
    private final Socket from;
    private final Socket to;
    private final Way way;
    private final TcpFault fault;

    TcpPump(Transcript transcript, String who, Socket from, Socket to, Way way, TcpFault fault) {
        this.transcript = transcript;
        this.who = who;
        this.from = from;
        this.to = to;
        this.way = way;
        this.fault = fault;
    }

    @Override
    public void run() {
        try {
            boolean whole = pass();
            if (whole) {
                transcript.event(who, direction(way), Event.END);
                to.shutdownOutput();
            } else {
                strike();
            }
        } catch (IOException broken) {
            closeAll(from, to);
        }
    }

    /// Passes bytes until the end (true) or until the fault strikes (false).
    private boolean pass() throws IOException {
        byte[] buffer = new byte[CHUNK_BYTES];
        long left = fault.bytes();
        Mark mark = fault.mark();
        while (left > 0) {
            int n = from.getInputStream().read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) return true;
            if (!fault.delay().isZero()) LockSupport.parkNanos(fault.delay().toNanos());
            OptionalInt end = mark.strikes(buffer, n);
            int passing = end.orElse(n);
            to.getOutputStream().write(buffer, 0, passing);
            transcript.data(who, direction(way), Arrays.copyOf(buffer, passing));
            if (end.isPresent()) return false;
            left -= n;
        }
        return false;
    }

    static Direction direction(Way way) {
        return way == Way.TO_SERVER ? Direction.TO_SERVER : Direction.TO_CLIENT;
    }

    private void strike() throws IOException {
        if (fault.kind() == TcpFault.Kind.STALL) return;
        boolean reset = fault.kind() == TcpFault.Kind.RESET;
        transcript.event(who, direction(way), reset ? Event.RESET : Event.END);
        if (reset) {
            from.setSoLinger(true, 0);
            to.setSoLinger(true, 0);
        }
        closeAll(from, to);
    }

    static void closeAll(Socket... sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                continue;
            }
        }
    }
}
