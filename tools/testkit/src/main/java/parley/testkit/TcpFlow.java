// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Replays one TCP connection of a transcript as the packets that a sniffer would have seen:
/// handshake, data that is acknowledged at once, ends, resets.
final class TcpFlow {
    private static final byte[] NOTHING = {};

    private final Side client;
    private final Side server;
    private final List<byte[]> packets = new ArrayList<>();
    private boolean open;
    private boolean reset;

    /// One direction: its next sequence number, and whether it has ended.
    private static final class Side {
        final InetSocketAddress address;
        long next;
        boolean ended;

        Side(InetSocketAddress address, long first) {
            this.address = address;
            this.next = first;
        }
    }

    TcpFlow(Ends ends) {
        client = new Side(ends.client(), 1_000);
        server = new Side(ends.server(), 5_000);
    }

    /// The packets since the last call.
    List<byte[]> drain() {
        var drained = List.copyOf(packets);
        packets.clear();
        return drained;
    }

    void open() {
        if (open) return;
        open = true;
        packets.add(Packet.tcp(client.address, server.address, client.next++, 0, Packet.SYN,
            NOTHING));
        send(server, client, Packet.SYN | Packet.ACK, NOTHING, 1);
        acknowledge(client, server);
    }

    void data(boolean fromClient, byte[] bytes) {
        open();
        Side from = fromClient ? client : server;
        if (from.ended || reset) return;
        for (int at = 0; at < bytes.length; at += Packet.MAX_PAYLOAD) {
            byte[] part =
                Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + Packet.MAX_PAYLOAD));
            send(from, other(from), Packet.PSH | Packet.ACK, part, part.length);
            acknowledge(other(from), from);
        }
    }

    void end(boolean fromClient) {
        open();
        Side from = fromClient ? client : server;
        if (from.ended || reset) return;
        send(from, other(from), Packet.FIN | Packet.ACK, NOTHING, 1);
        from.ended = true;
        acknowledge(other(from), from);
    }

    void reset(boolean fromClient) {
        open();
        Side from = fromClient ? client : server;
        if (reset || client.ended && server.ended) return;
        reset = true;
        send(from, other(from), Packet.RST | Packet.ACK, NOTHING, 0);
    }

    private Side other(Side side) {
        return side == client ? server : client;
    }

    private void acknowledge(Side from, Side to) {
        send(from, to, Packet.ACK, NOTHING, 0);
    }

    private void send(Side from, Side to, int flags, byte[] payload, int counts) {
        packets.add(Packet.tcp(from.address, to.address, from.next, to.next, flags, payload));
        from.next += counts;
    }
}
