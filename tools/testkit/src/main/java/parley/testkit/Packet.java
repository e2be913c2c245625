// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// Builds IPv4 packets as they would have been on the wire, with right lengths and checksums
/// ([RFC 791](https://www.rfc-editor.org/rfc/rfc791),
/// [RFC 9293](https://www.rfc-editor.org/rfc/rfc9293),
/// [RFC 768](https://www.rfc-editor.org/rfc/rfc768)).
final class Packet {
    static final int IP_BYTES = 20;
    static final int TCP_BYTES = 20;
    static final int UDP_BYTES = 8;
    /// The largest TCP payload of a packet.
    static final int MAX_PAYLOAD = 65_535 - IP_BYTES - TCP_BYTES;
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int PSH = 8;
    static final int ACK = 16;
    private static final byte TCP = 6;
    private static final byte UDP = 17;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int TCP_CHECKSUM_AT = 16;
    private static final int UDP_CHECKSUM_AT = 6;

    private Packet() {
    }

    static byte[] tcp(InetSocketAddress from, InetSocketAddress to, long seq, long ack, int flags,
            byte[] payload) {
        ByteBuffer segment = ByteBuffer.allocate(TCP_BYTES + payload.length);
        segment.putShort((short) from.getPort()).putShort((short) to.getPort());
        segment.putInt((int) seq).putInt((int) ack);
        segment.put((byte) (TCP_BYTES / Integer.BYTES << 4)).put((byte) flags);
        segment.putShort((short) 0xFFFF).putShort((short) 0).putShort((short) 0).put(payload);
        return ip(from, to, TCP, segment.array(), TCP_CHECKSUM_AT);
    }

    static byte[] udp(InetSocketAddress from, InetSocketAddress to, byte[] payload) {
        ByteBuffer datagram = ByteBuffer.allocate(UDP_BYTES + payload.length);
        datagram.putShort((short) from.getPort()).putShort((short) to.getPort());
        datagram.putShort((short) (UDP_BYTES + payload.length)).putShort((short) 0).put(payload);
        return ip(from, to, UDP, datagram.array(), UDP_CHECKSUM_AT);
    }

    private static byte[] ip(InetSocketAddress from, InetSocketAddress to, byte protocol,
            byte[] body, int checksumAt) {
        ByteBuffer pseudo = ByteBuffer.allocate(12 + body.length);
        pseudo.put(bytes(from)).put(bytes(to)).put((byte) 0).put(protocol);
        pseudo.putShort((short) body.length).put(body);
        int sum = checksum(pseudo.array(), pseudo.capacity());
        if (protocol == UDP && sum == 0) sum = 0xFFFF;
        ByteBuffer packet = ByteBuffer.allocate(IP_BYTES + body.length);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity());
        packet.putShort((short) 0).putShort((short) 0x4000).put((byte) 64).put(protocol);
        packet.putShort((short) 0).put(bytes(from)).put(bytes(to)).put(body);
        packet.putShort(10, (short) checksum(packet.array(), IP_BYTES));
        packet.putShort(IP_BYTES + checksumAt, (short) sum);
        return packet.array();
    }

    private static byte[] bytes(InetSocketAddress end) {
        InetAddress address = end.getAddress();
        boolean usable = address instanceof Inet4Address && !address.isAnyLocalAddress();
        return usable ? address.getAddress() : LOOPBACK;
    }

    /// The internet checksum ([RFC 1071](https://www.rfc-editor.org/rfc/rfc1071)) of the first
    /// bytes.
    static int checksum(byte[] bytes, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (bytes[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum > 0xFFFF) sum = (sum & 0xFFFF) + (sum >> 16);
        return (int) ~sum & 0xFFFF;
    }
}
