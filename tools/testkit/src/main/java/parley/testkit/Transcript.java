// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Every byte that went between a test and the code under test, both ways, with times. Any thread.
public final class Transcript {
    /// Most bytes a transcript keeps; what comes after is counted, not kept.
    public static final int MAX_BYTES = 1 << 20;

    private final Instant began = Instant.now();
    private final long start = System.nanoTime();
    private final Map<String, Ends> ends = new ConcurrentHashMap<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private int keptBytes;

    /// Which way bytes went, seen from the code under test.
    public enum Direction {
        /// From the test to the code under test.
        TO_YOU,
        /// From the code under test to the test.
        FROM_YOU,
        /// Through a proxy from the client to the server.
        TO_SERVER,
        /// Through a proxy from the server to the client.
        TO_CLIENT
    }

    /// What happened on a connection.
    enum Event {
        /// Bytes went over.
        DATA,
        /// Bytes went over that a story shows as part of a [#PLAN].
        PIECE,
        /// Bytes that a peer is about to send in one operation; only a story shows them. Whoever
        /// reads it then sees the same each time, however much had gone over when the test failed.
        PLAN,
        /// The connection stands.
        OPEN,
        /// The ends agreed to speak another protocol; a story shows what comes after it.
        UPGRADE,
        /// One end sends no more.
        END,
        /// One end broke it off.
        RESET
    }

    /// Bytes that went one way at one time.
    ///
    /// @param at time since the test began
    /// @param who the connection: `the peer`, `client 2`
    /// @param direction which way
    /// @param event what happened; only [Event#DATA] has bytes
    /// @param bytes the bytes; a copy
    /// @param left how many bytes more there were than were kept
    record Chunk(Duration at, String who, Direction direction, Event event, byte[] bytes,
        int left) {
    }

    Transcript() {
    }

    /// Notes who the ends of a conversation are. A TCP connection is open from now on.
    void opened(String who, Ends between) {
        ends.put(who, between);
        if (between.tcp()) event(who, Direction.TO_YOU, Event.OPEN);
    }

    void data(String who, Direction direction, byte[] bytes) {
        if (bytes.length > 0) add(who, direction, Event.DATA, bytes);
    }

    void plan(String who, byte[] bytes) {
        if (bytes.length > 0) add(who, Direction.TO_YOU, Event.PLAN, bytes);
    }

    void piece(String who, byte[] bytes) {
        if (bytes.length > 0) add(who, Direction.TO_YOU, Event.PIECE, bytes);
    }

    void event(String who, Direction direction, Event event) {
        add(who, direction, event, new byte[0]);
    }

    private synchronized void add(String who, Direction direction, Event event, byte[] bytes) {
        int keep = Math.min(bytes.length, MAX_BYTES - keptBytes);
        byte[] kept = Arrays.copyOf(bytes, keep);
        keptBytes += keep;
        var at = Duration.ofNanos(System.nanoTime() - start);
        chunks.add(new Chunk(at, who, direction, event, kept, bytes.length - keep));
    }

    synchronized List<Chunk> chunks() {
        return List.copyOf(chunks);
    }

    /// All bytes that went one way, joined in order, whatever the connection.
    public byte[] bytes(Direction direction) {
        var joined = new ByteArrayOutputStream();
        for (Chunk chunk : chunks()) {
            if (chunk.direction() == direction
                    && chunk.event() != Event.PLAN) joined.writeBytes(chunk.bytes());
        }
        return joined.toByteArray();
    }

    /// The bytes of each connection and direction, joined, as blocks of a story.
    List<String> blocks() {
        return TranscriptText.blocks(chunks());
    }

    /// The whole exchange in order: time, who, which way, hex and text.
    public String text() {
        return TranscriptText.whole(chunks());
    }

    /// Writes [#text()] to a file.
    ///
    /// @throws IOException when the file cannot be written
    public void saveText(Path file) throws IOException {
        Files.writeString(file, text() + "\n");
    }

    /// Writes a capture file that Wireshark opens. Addresses, ports, bytes and times are the real
    /// ones; the packets around them are made up, with right checksums. Bytes that were not kept
    /// are left out.
    ///
    /// @throws IOException when the file cannot be written
    public void savePcap(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Pcap.write(out, began, ends, chunks());
        }
    }
}
