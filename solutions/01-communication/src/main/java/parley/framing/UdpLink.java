// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A link over UDP, [RFC 768](https://www.rfc-editor.org/rfc/rfc768). It hears its peer only:
/// datagrams from anybody else are ignored.
public final class UdpLink implements Link {
    private final DatagramSocket socket;
    private volatile Optional<SocketAddress> peer;

    private UdpLink(DatagramSocket socket, Optional<SocketAddress> peer) {
        this.socket = socket;
        this.peer = peer;
    }

    /// A link to the peer at that address, from a free port of this machine.
    public static UdpLink to(InetSocketAddress peer) throws IOException {
        // Not connect(): a peer that is not there yet would show as an exception of this end.
        return new UdpLink(new DatagramSocket(new InetSocketAddress(0)), Optional.of(peer));
    }

    /// A link that waits for somebody: whoever sends the first datagram is its peer.
    ///
    /// @param bind address and port; port 0 takes a free one
    public static UdpLink at(InetSocketAddress bind) throws IOException {
        return new UdpLink(new DatagramSocket(bind), Optional.empty());
    }

    /// Where this end is.
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /// @throws IllegalStateException when nobody has sent anything to this end yet
    @Override
    public void send(byte[] datagram) throws IOException {
        if (datagram.length > MAX_DATAGRAM_BYTES)
            throw new IllegalArgumentException("a datagram of " + datagram.length + " bytes");
        SocketAddress to = peer.orElseThrow(() -> new IllegalStateException("no peer yet"));
        socket.send(new DatagramPacket(datagram, datagram.length, to));
    }

    @Override
    public Optional<byte[]> receive(Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        // One byte more than allowed shows that a datagram was too long: the rest is cut off.
        var packet = new DatagramPacket(new byte[MAX_DATAGRAM_BYTES + 1], MAX_DATAGRAM_BYTES + 1);
        for (long left = limit.toNanos(); left > 0; left = end - System.nanoTime()) {
            socket.setSoTimeout(Math.toIntExact(Math.ceilDiv(left, TimeUnit.MILLISECONDS.toNanos(1))));
            packet.setLength(MAX_DATAGRAM_BYTES + 1);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException nothing) {
                return Optional.empty();
            }
            if (packet.getLength() <= MAX_DATAGRAM_BYTES && fromPeer(packet.getSocketAddress()))
                return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
        }
        return Optional.empty();
    }

    private boolean fromPeer(SocketAddress sender) {
        if (peer.isEmpty()) peer = Optional.of(sender);
        return peer.get().equals(sender);
    }

    @Override
    public void close() {
        socket.close();
    }
}
