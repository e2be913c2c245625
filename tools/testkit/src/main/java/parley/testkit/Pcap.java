// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.testkit.Transcript.Chunk;

/// Writes a transcript as a capture file in the classic pcap form, which Wireshark, tshark and
/// tcpdump open:
///
/// | field | bytes | meaning |
/// |---|---|---|
/// | header | 24 | magic number, version 2.4, zone 0, snap length, link type 101 (raw IP) |
/// | record | 16 + n | seconds, microseconds, bytes here, bytes on the wire, then the packet |
///
/// All numbers are big-endian; the magic number says so.
final class Pcap {
    static final int MAGIC = 0xA1B2C3D4;
    static final int RAW_IP = 101;
    private static final int SNAP_BYTES = 65_535;

    private final DataOutputStream out;
    private final Instant start;
    private final Map<String, Ends> ends;
    private final Map<String, TcpFlow> flows = new HashMap<>();
    private final Map<String, Ends> madeUp = new HashMap<>();

    private Pcap(OutputStream out, Instant start, Map<String, Ends> ends) {
        this.out = new DataOutputStream(out);
        this.start = start;
        this.ends = ends;
    }

    static void write(OutputStream out, Instant start, Map<String, Ends> ends, List<Chunk> chunks)
            throws IOException {
        var pcap = new Pcap(out, start, ends);
        pcap.header();
        for (Chunk chunk : chunks) pcap.write(chunk);
        pcap.out.flush();
    }

    private void header() throws IOException {
        out.writeInt(MAGIC);
        out.writeShort(2);
        out.writeShort(4);
        out.writeInt(0);
        out.writeInt(0);
        out.writeInt(SNAP_BYTES);
        out.writeInt(RAW_IP);
    }

    private void write(Chunk chunk) throws IOException {
        Ends between = ends.getOrDefault(chunk.who(),
            madeUp.computeIfAbsent(chunk.who(), who -> Ends.madeUp(madeUp.size())));
        for (byte[] packet : packets(chunk, between)) record(chunk.at(), packet);
    }

    private List<byte[]> packets(Chunk chunk, Ends between) {
        boolean fromClient = between.fromClient(chunk.direction());
        if (!between.tcp()) {
            return List.of(Packet.udp(fromClient ? between.client() : between.server(),
                fromClient ? between.server() : between.client(), chunk.bytes()));
        }
        TcpFlow flow = flows.computeIfAbsent(chunk.who(), who -> new TcpFlow(between));
        switch (chunk.event()) {
            case OPEN -> flow.open();
            case DATA, PIECE -> flow.data(fromClient, chunk.bytes());
            case PLAN, UPGRADE -> {
                return List.of();
            }
            case END -> flow.end(fromClient);
            case RESET -> flow.reset(fromClient);
        }
        return flow.drain();
    }

    private void record(Duration at, byte[] packet) throws IOException {
        Instant time = start.plus(at);
        out.writeInt((int) time.getEpochSecond());
        out.writeInt(time.getNano() / 1_000);
        out.writeInt(packet.length);
        out.writeInt(packet.length);
        out.write(packet);
    }
}
