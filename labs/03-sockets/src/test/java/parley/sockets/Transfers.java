// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import parley.framing.Frame;
import parley.testkit.Conn;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

/// What the tests of [FileTransfer] share.
final class Transfers {
    static final byte[] NOTHING = {};
    static final int OFFER = 1;
    static final int ACCEPT = 2;
    static final int DATA = 3;
    static final int END = 4;
    static final int RECEIPT = 5;
    static final int REFUSAL = 6;

    private Transfers() {
    }

    static Path inbox(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("inbox"));
    }

    static void receiveFrom(
            Story story, Path folder, Duration limit, RoguePeer.Script script) throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story);
                FramedConnection connection = connect(peer, limit)) {
            story.step("call receive(folder)");
            peer.serve(script);
            new FileTransfer(connection).receive(inbox(folder));
        }
    }

    static <X extends Exception> X expectRefusal(Story story, Path folder, Class<X> type,
            String when, Duration limit, RoguePeer.Script script) throws Exception {
        X refusal = story.expectThrows(when, type, () -> receiveFrom(story, folder, limit, script));
        story.likely("Something was left behind when receiving failed: the .part file, or the file "
                + "itself if it was written under its final name.",
                "Half a file that looks like a whole one is worse than none.");
        expectFiles(story, folder);
        return refusal;
    }

    static void expectFiles(Story story, Path folder, String... names) throws IOException {
        try (Stream<Path> files = Files.list(inbox(folder))) {
            List<String> found = files.map(file -> withoutRandom(file)).sorted().toList();
            story.step("look at the files in the folder");
            if (!found.equals(List.of(names)))
                throw story.fail(list(List.of(names)), list(found));
        }
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "no file" : String.join(", ", names);
    }

    static String withoutRandom(Path file) {
        return file.getFileName().toString().replaceFirst("[0-9a-f]+[.]part", "X.part");
    }

    static byte[] fileNamed(Story story, Path folder, String name) throws IOException {
        Path file = inbox(folder).resolve(name);
        if (!Files.exists(file))
            throw story.fail("a file called " + name, "there is none");
        return Files.readAllBytes(file);
    }

    static FramedConnection connect(RoguePeer peer, Duration limit) throws IOException {
        return FramedConnection.connect(Endpoint.of(peer.address()), limit);
    }

    /// Plays the receiver, and returns the content it got.
    static byte[] takeFile(Story story, Conn conn, byte[] content) {
        story.expect("the type of the first frame", OFFER, Frames.next(conn).type());
        conn.send(Frames.bytes(ACCEPT, NOTHING));
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        Frame frame = Frames.next(conn);
        for (; frame.type() == DATA; frame = Frames.next(conn)) {
            int bytes = frame.payload().length;
            if (bytes < 1 || bytes > FileTransfer.CHUNK_BYTES)
                throw story.fail("a data frame of 1 to 65,536 bytes",
                        String.format(Locale.ROOT, "one of %,d bytes", bytes));
            got.writeBytes(frame.payload());
        }
        story.expect("the type of the last frame", END, frame.type());
        story.expectBytes("the content", content, got.toByteArray());
        story.expectBytes("its SHA-256", sha256(content), frame.payload());
        conn.send(Frames.bytes(RECEIPT, NOTHING));
        return got.toByteArray();
    }

    /// Plays the sender as far as the acceptance.
    static void offer(Conn conn, String name, long size) {
        conn.send(Frames.bytes(OFFER, json(name, size)));
        Frames.next(conn);
    }

    static String json(String name, long size) {
        return "{\"name\":\"" + name.replace("\\", "\\\\") + "\",\"size\":" + size + "}";
    }

    static void sendContent(Conn conn, byte[] content, int chunk) {
        for (int at = 0; at < content.length; at += chunk)
            conn.send(Frames.bytes(DATA,
                    Arrays.copyOfRange(content, at, Math.min(at + chunk, content.length))));
    }

    static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return noise;
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
