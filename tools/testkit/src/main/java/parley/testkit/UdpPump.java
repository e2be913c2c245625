// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import parley.testkit.FaultyProxy.Way;
import parley.testkit.Transcript.Direction;

/// Passes datagrams on one way through a proxy with its faults. A platform thread each.
abstract class UdpPump implements Runnable {
    /// The largest payload of a datagram over IPv4.
    static final int MAX_DATAGRAM_BYTES = 65_507;
    /// How long a datagram is held back when no other follows it.
    static final Duration HELD_BACK = Duration.ofMillis(50);

    private final Transcript transcript;
    private final String who;
    private final DatagramSocket in;
    private final Direction direction;
    private final UdpFault fault;
    private InetSocketAddress sender = new InetSocketAddress(0);

    UdpPump(Transcript transcript, String who, DatagramSocket in, Way way, UdpFault fault) {
        this.transcript = transcript;
        this.who = who;
        this.in = in;
        this.direction = TcpPump.direction(way);
        this.fault = fault;
    }

    /// Sends on what came from there.
    abstract void send(byte[] bytes, InetSocketAddress from) throws IOException;

    @Override
    public void run() {
        try {
            while (!in.isClosed()) pass();
        } catch (IOException over) {
            in.close();
        }
    }

    private void pass() throws IOException {
        var packet = new DatagramPacket(new byte[MAX_DATAGRAM_BYTES], MAX_DATAGRAM_BYTES);
        in.setSoTimeout(fault.holds() ? (int) HELD_BACK.toMillis() : 0);
        try {
            in.receive(packet);
        } catch (SocketTimeoutException nothingFollows) {
            forward(fault.release());
            return;
        }
        sender = (InetSocketAddress) packet.getSocketAddress();
        forward(fault.through(Arrays.copyOf(packet.getData(), packet.getLength())));
    }

    private void forward(Iterable<byte[]> datagrams) throws IOException {
        for (byte[] datagram : datagrams) {
            if (!fault.delay().isZero()) LockSupport.parkNanos(fault.delay().toNanos());
            transcript.data(who, direction, datagram);
            send(datagram, sender);
        }
    }
}
