// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.framing.Frame;
import parley.framing.ProtocolException;
import parley.testkit.BuildsOn;
import parley.testkit.Conn;
import parley.testkit.Hint;
import parley.testkit.Likely;
import parley.testkit.Limit;
import parley.testkit.Negative;
import parley.testkit.Points;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Slow;
import parley.testkit.Story;
import parley.testkit.Task;

class FileTransferTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final byte[] NOTHING = {};

    private static final int OFFER = 1;
    private static final int ACCEPT = 2;
    private static final int DATA = 3;
    private static final int END = 4;
    private static final int RECEIPT = 5;
    private static final int REFUSAL = 6;

    @Nested
    @BuildsOn("3.5")
    @Task(
            id = "3.6", title = "Send a file", points = 20, minutes = 60,
            principle = Principle.INTEGRITY,
            what = """
                    `FileTransfer` sends files of any size over a framed connection. The table above
                    the class has the frames; three methods are yours.

                    - `sendContent` reads the content a chunk at a time and gives each chunk to
                      `sendData`, until the end. It returns the SHA-256 of what it sent. More or
                      fewer bytes than offered are an IOException.
                    - `receiveContent` writes each data frame to the sink at once, until another
                      frame comes. That has to be the end frame, the number of bytes has to be the
                      offered one, and the SHA-256 has to match; if not, it throws a
                      ProtocolException.
                    - `store` awaits the offer, lets `SafeName.check` look at the name, accepts,
                      stores the content in `SafeName.part(folder)`, and only then moves that
                      (`ATOMIC_MOVE`) to `SafeName.reserve(folder, name)`. Whatever happens, no
                      `.part` file stays behind.
                    """,
            why = "A file that is larger than your memory, a cable that is pulled at 99 %, a name like "
                    + "`../.bashrc`: all three will come.",
            ignore = "Resuming where a transfer was cut.",
            page = "03-sockets/files.md#whole-or-not-at-all")
    @Hint("How many bytes of the file are in memory at the same time in your code? What lies in the "
            + "folder when the line after this one throws?")
    @Hint("Copying is a loop with one array. A MessageDigest takes each chunk as it passes (`update`) "
            + "and has the answer at the end (`digest`). A `finally` runs whatever happens.")
    @Hint("`content.read(chunk)` says how much of the chunk is new; send a copy of that part only. In "
            + "`store`: try { accept, open the sink in a try of its own, receive into it, behind it "
            + "move and return } finally { delete the .part file if it is there }. Compare digests with "
            + "`MessageDigest.isEqual`.")
    class Task6 {
        @TempDir
        Path folder;

        @Test
        @Likely(cause = "A read returned fewer bytes than the chunk has room for, and the rest of the "
                + "array was sent along; or the end came too early.",
                misconception = "read(array) says how much of the array is new. The rest is old.")
        void sends_the_content_and_then_its_sha_256(Story story) throws Exception {
            byte[] content = noise(3 * FileTransfer.CHUNK_BYTES + 7);
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer, LONG)) {
                CompletableFuture<byte[]> arrived = new CompletableFuture<>();
                peer.serve(conn -> arrived.complete(takeFile(story, conn, content)));

                story.step("call send with %d bytes, 20,000 a read", content.length);
                new FileTransfer(connection).send(
                        new Offer("noise.bin", content.length), new Pieces(content, 20_000));
                story.expectBytes("the content", content, arrived.join());
            }
        }

        @Test
        @Likely(cause = "Something waits for a first chunk that never comes, or sends an empty one.")
        void sends_an_empty_file(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer, LONG)) {
                CompletableFuture<byte[]> arrived = new CompletableFuture<>();
                peer.serve(conn -> arrived.complete(takeFile(story, conn, NOTHING)));

                story.step("call send with no bytes");
                new FileTransfer(connection).send(
                        new Offer("empty.txt", 0), new ByteArrayInputStream(NOTHING));
                story.expectBytes("the content", NOTHING, arrived.join());
            }
        }

        @Test
        @Negative
        @Likely(cause = "What was read was not compared with what was offered.",
                misconception = "A file may change while you read it. Count what you really sent.")
        void does_not_finish_when_the_file_has_become_shorter(Story story) throws Exception {
            byte[] content = noise(100);
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer, LONG)) {
                CompletableFuture<List<Integer>> sent = new CompletableFuture<>();
                peer.serve(conn -> {
                    Frames.next(conn);
                    conn.send(Frames.bytes(ACCEPT, NOTHING));
                    sent.complete(Frames.types(conn.readToEnd()));
                });

                story.expectThrows("101 bytes were offered and there are 100", IOException.class,
                        () -> new FileTransfer(connection).send(
                                new Offer("shrunk.bin", 101), new ByteArrayInputStream(content)));
                connection.close();
                story.expect("whether an end frame was sent", false, sent.join().contains(END));
            }
        }

        @Test
        @Likely(cause = "The content was not written, or not moved to its name, or was changed on its "
                + "way.")
        void stores_a_file_under_its_name(Story story) throws Exception {
            byte[] content = noise(2 * FileTransfer.CHUNK_BYTES + 3);
            receiveFrom(story, LONG, conn -> {
                offer(conn, "noise.bin", content.length);
                sendContent(conn, content, FileTransfer.CHUNK_BYTES);
                conn.send(Frames.bytes(END, sha256(content)));
                story.expect("the type of the last answer", RECEIPT, Frames.next(conn).type());
            });

            story.expectBytes("the file", content, fileNamed(story, "noise.bin"));
            expectFiles(story, "noise.bin");
        }

        @ParameterizedTest(name = "chunks of {0} bytes")
        @ValueSource(ints = {1, 2, 3, 7})
        @Likely(cause = "Only one data frame was read, or the frames were not put one behind the other.")
        void stores_a_file_that_comes_in_chunks_of_any_size(int size, Story story)
                throws Exception {
            byte[] content = "Příliš žluťoučký kůň".getBytes(UTF_8);
            receiveFrom(story, LONG, conn -> {
                offer(conn, "kůň.txt", content.length);
                sendContent(conn, content, size);
                conn.send(Frames.bytes(END, sha256(content)));
                Frames.next(conn);
            });

            story.expectBytes("the file", content, fileNamed(story, "kůň.txt"));
        }

        @Test
        @Likely(cause = "The file was moved to folder.resolve(name), over the one that was there. "
                + "SafeName.reserve finds a free name.",
                misconception = "A stranger who may choose a name may choose the name of your file.")
        void never_replaces_a_file_that_is_there(Story story) throws Exception {
            Files.writeString(inbox().resolve("notes.txt"), "my own notes");
            byte[] content = "theirs".getBytes(UTF_8);
            receiveFrom(story, LONG, conn -> {
                offer(conn, "notes.txt", content.length);
                sendContent(conn, content, 100);
                conn.send(Frames.bytes(END, sha256(content)));
                Frames.next(conn);
            });

            story.expectText("notes.txt", "my own notes",
                    new String(fileNamed(story, "notes.txt"), UTF_8));
            story.expectText("notes (2).txt", "theirs",
                    new String(fileNamed(story, "notes (2).txt"), UTF_8));
        }

        @Test
        @Likely(cause = "The content is collected in memory until the end frame comes. A file that is "
                + "larger than the memory never gets there.",
                misconception = "Streaming means: what has come goes on at once.")
        void passes_content_on_as_it_arrives(Story story) throws Exception {
            Film film = new Film(story, 10);
            byte[] content = film.content().readAllBytes();
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer, LONG)) {
                peer.serve(conn -> {
                    offer(conn, "song.mp3", 10);
                    conn.send(Frames.bytes(DATA, Arrays.copyOf(content, 4)));
                    story.step("the peer waits until the first 4 bytes have gone on");
                    film.awaitBegin();
                    conn.send(Frames.bytes(DATA, Arrays.copyOfRange(content, 4, 10)));
                    conn.send(Frames.bytes(END, sha256(content)));
                    Frames.next(conn);
                });

                story.step("call receive with a stream for the content");
                new FileTransfer(connection).receive(film.sink());
                story.expect("the bytes that arrived", 10L, film.dropped());
            }
        }

        @Test
        @Likely(cause = "The two halves do not fit together: what one sends is not what the other "
                + "expects.")
        void carries_a_file_from_one_folder_to_another(Story story) throws Exception {
            byte[] content = noise(1_000_003);
            Path original = Files.write(folder.resolve("original.bin"), content);
            try (Line line = new Line()) {
                story.step("call send(Path) at one end and receive(Path) at the other");
                CompletableFuture<Void> sending = line.sending(transfer -> transfer.send(original));
                line.receiving(sending, transfer -> transfer.receive(inbox()));
            }

            story.expectBytes("the file", content, fileNamed(story, "original.bin"));
            expectFiles(story, "original.bin");
        }

        @Test
        @Slow
        @Limit(seconds = 60)
        @Points(2)
        @Likely(cause = "Somewhere the whole file is collected: in readAllBytes(), in a "
                + "ByteArrayOutputStream, in a list of frames.",
                misconception = "Memory is smaller than files. Take a chunk, pass it on, forget it.")
        void streams_a_gigabyte_through_little_memory(Story story) throws Exception {
            long gigabyte = 1L << 30;
            Film film = new Film(story, gigabyte);
            try (Line line = new Line()) {
                story.step("call send with 1 GB at one end and receive at the other");
                CompletableFuture<Void> sending = line.sending(transfer ->
                        transfer.send(new Offer("film.mkv", gigabyte), film.content()));
                line.receiving(sending, transfer -> transfer.receive(film.sink()));
            }

            story.expect("the bytes that arrived", gigabyte, film.dropped());
        }

        @Test
        @Negative
        @Limit(seconds = 4)
        @Likely(cause = "The whole content is read before the first frame is sent.",
                misconception = "Memory is smaller than files. Take a chunk, pass it on, forget it.")
        void reads_no_further_ahead_than_the_receiver_takes(Story story) throws Exception {
            Film film = new Film(story, 1L << 30);
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer, Duration.ofMillis(300))) {
                peer.serve(conn -> {
                    Frames.next(conn);
                    conn.send(Frames.bytes(ACCEPT, NOTHING));
                    conn.vanish();
                });

                story.step("call send with 1 GB and a limit of 300 ms");
                story.expectThrows("the receiver takes nothing any more", IOException.class,
                        () -> new FileTransfer(connection).send(
                                new Offer("film.mkv", 1L << 30), film.content()));
            }
        }

        @ParameterizedTest(name = "at {0} %")
        @ValueSource(ints = {0, 30, 60, 99})
        @Negative
        @Likely(cause = "The end of the connection was taken for the end of the file.",
                misconception = "Half a file that looks like a whole one is worse than none.")
        void leaves_nothing_behind_when_the_connection_is_cut(int percent, Story story)
                throws Exception {
            byte[] content = noise(10_000);
            byte[] transfer = join(Frames.bytes(DATA, Arrays.copyOf(content, 5000)),
                    Frames.bytes(DATA, Arrays.copyOfRange(content, 5000, 10_000)),
                    Frames.bytes(END, sha256(content)));

            expectRefusal(story, IOException.class, "the connection is cut", LONG, conn -> {
                offer(conn, "cut.bin", content.length);
                conn.send(Arrays.copyOf(transfer, transfer.length * percent / 100));
            });
        }

        @Test
        @Negative
        @Likely(cause = "The time limit's exception was caught on its way.",
                misconception = "Silence is not an end. What has not come is missing.")
        void leaves_nothing_behind_when_the_sender_falls_silent(Story story) throws Exception {
            expectRefusal(story, SocketTimeoutException.class, "the sender falls silent", SHORT,
                    conn -> {
                        offer(conn, "silent.bin", 100);
                        conn.send(Frames.bytes(DATA, "then nothing")).vanish();
                    });
        }

        @Test
        @Negative
        @Likely(cause = "The SHA-256 was not compared, or only its length was.",
                misconception = "A checksum that nobody compares protects nobody.")
        void refuses_content_that_does_not_match_its_sha_256(Story story) throws Exception {
            CompletableFuture<Integer> answer = new CompletableFuture<>();
            expectRefusal(story, ProtocolException.class, "a byte has changed", LONG, conn -> {
                offer(conn, "changed.bin", 7);
                conn.send(Frames.bytes(DATA, "pay 900"));
                conn.send(Frames.bytes(END, sha256("pay 100".getBytes(UTF_8))));
                answer.complete(Frames.next(conn).type());
            });
            story.expect("the type of the answer: 6, a refusal", REFUSAL, answer.join());
        }

        @ParameterizedTest(name = "{0} of 10 bytes")
        @ValueSource(ints = {9, 11})
        @Negative
        @Likely(cause = "The bytes were not counted, or not compared with the offer.",
                misconception = "The offer is a promise. Somebody has to check that it was kept.")
        void refuses_another_size_than_was_offered(int size, Story story) throws Exception {
            byte[] content = noise(size);
            expectRefusal(story, ProtocolException.class, size + " bytes come", LONG, conn -> {
                offer(conn, "size.bin", 10);
                sendContent(conn, content, 6);
                conn.send(Frames.bytes(END, sha256(content)));
                conn.readToEnd();
            });
        }

        @Test
        @Negative
        @Likely(cause = "Any frame that is no data frame was taken for the end frame.")
        void refuses_a_frame_that_does_not_belong_here(Story story) throws Exception {
            byte[] content = noise(10);
            expectRefusal(story, ProtocolException.class, "a receipt comes from the sender", LONG,
                    conn -> {
                        offer(conn, "odd.bin", 10);
                        sendContent(conn, content, 10);
                        conn.send(Frames.bytes(RECEIPT, sha256(content)));
                        conn.readToEnd();
                    });
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {
                "../x", "a/b", "a\\b", "..", "/etc/x", "C:x", "CON", "nul.txt", ".bashrc", "x."})
        @Negative
        @Likely(cause = "The name from the offer was used as it came. SafeName.check has to see it "
                + "first.",
                misconception = "A name from the other side is a wish, not a path.")
        void refuses_an_unsafe_name(String name, Story story) throws Exception {
            byte[] content = "boo".getBytes(UTF_8);
            ProtocolException refusal = expectRefusal(
                    story, ProtocolException.class, "the name is " + name, LONG, conn -> {
                        conn.send(Frames.bytes(OFFER, json(name, content.length)));
                        if (Frames.next(conn).type() != ACCEPT) return;
                        sendContent(conn, content, 10);
                        conn.send(Frames.bytes(END, sha256(content)));
                        conn.readToEnd();
                    });
            story.expect("the code of the refusal", ProtocolException.NOT_ALLOWED, refusal.code());
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {
                "", "{}", "[]", "{\"name\":\"a\",\"size\":1", "{\"name\":\"a\",\"size\":-1}",
                "{\"name\":\"a\",\"size\":\"1\"}", "{\"name\":\"a\",\"size\":1e9}",
                "{\"name\":\"\",\"size\":1}", "{\"name\":\"a\",\"size\":1}x"})
        @Negative
        @Likely(cause = "awaitOffer() threw, and the exception was caught on its way.")
        void refuses_a_bad_offer(String json, Story story) throws Exception {
            expectRefusal(story, ProtocolException.class, "the offer is " + json, LONG, conn -> {
                conn.send(Frames.bytes(OFFER, json));
                Frames.next(conn);
            });
        }

        private Path inbox() throws IOException {
            return Files.createDirectories(folder.resolve("inbox"));
        }

        private void receiveFrom(Story story, Duration limit, RoguePeer.Script script)
                throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer, limit)) {
                peer.serve(script);
                story.step("call receive(folder)");
                new FileTransfer(connection).receive(inbox());
            }
        }

        private <X extends Exception> X expectRefusal(Story story, Class<X> type, String when,
                Duration limit, RoguePeer.Script script) throws Exception {
            X refusal = story.expectThrows(when, type, () -> receiveFrom(story, limit, script));
            story.likely("Something was left behind when receiving failed: the .part file, or the file "
                    + "itself if it was written under its final name.",
                    "Half a file that looks like a whole one is worse than none.");
            expectFiles(story);
            return refusal;
        }

        private void expectFiles(Story story, String... names) throws IOException {
            try (Stream<Path> files = Files.list(inbox())) {
                story.expect("the files in the folder", List.of(names),
                        files.map(file -> withoutRandom(file)).sorted().toList());
            }
        }

        private static String withoutRandom(Path file) {
            return file.getFileName().toString().replaceFirst("[0-9a-f]+[.]part", "X.part");
        }

        private byte[] fileNamed(Story story, String name) throws IOException {
            Path file = inbox().resolve(name);
            if (!Files.exists(file))
                throw story.fail("a file called " + name, "there is none");
            return Files.readAllBytes(file);
        }
    }

    private static FramedConnection connect(RoguePeer peer, Duration limit) throws IOException {
        return FramedConnection.connect(Endpoint.of(peer.address()), limit);
    }

    /// Plays the receiver, and returns the content it got.
    private static byte[] takeFile(Story story, Conn conn, byte[] content) {
        story.expect("the type of the first frame", OFFER, Frames.next(conn).type());
        conn.send(Frames.bytes(ACCEPT, NOTHING));
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        Frame frame = Frames.next(conn);
        for (; frame.type() == DATA; frame = Frames.next(conn)) got.writeBytes(frame.payload());
        story.expect("the type of the last frame", END, frame.type());
        story.expectBytes("the content", content, got.toByteArray());
        story.expectBytes("its SHA-256", sha256(content), frame.payload());
        conn.send(Frames.bytes(RECEIPT, NOTHING));
        return got.toByteArray();
    }

    /// Plays the sender as far as the acceptance.
    private static void offer(Conn conn, String name, long size) {
        conn.send(Frames.bytes(OFFER, json(name, size)));
        Frames.next(conn);
    }

    private static String json(String name, long size) {
        return "{\"name\":\"" + name.replace("\\", "\\\\") + "\",\"size\":" + size + "}";
    }

    private static void sendContent(Conn conn, byte[] content, int chunk) {
        for (int at = 0; at < content.length; at += chunk)
            conn.send(Frames.bytes(DATA,
                    Arrays.copyOfRange(content, at, Math.min(at + chunk, content.length))));
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return noise;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
