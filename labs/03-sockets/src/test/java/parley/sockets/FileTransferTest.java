// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static parley.sockets.Transfers.ACCEPT;
import static parley.sockets.Transfers.END;
import static parley.sockets.Transfers.NOTHING;
import static parley.sockets.Transfers.connect;
import static parley.sockets.Transfers.join;
import static parley.sockets.Transfers.noise;
import static parley.sockets.Transfers.takeFile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import parley.testkit.BuildsOn;
import parley.testkit.Hint;
import parley.testkit.Likely;
import parley.testkit.Negative;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

class FileTransferTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(150);

    @Nested
    @BuildsOn("3.5")
    @Task(
            id = "3.6", title = "Send a file", points = 20, minutes = 60,
            principle = Principle.INTEGRITY,
            what = """
                    `FileTransfer` sends files of any size over a framed connection. The table above
                    the class has the frames, and `TransferFrames` sends and awaits each of them.
                    Three methods, in the three classes behind it, are yours.

                    - `FileSender.sendContent` reads the content a chunk at a time and gives each
                      chunk to `frames.sendData`, until the end. It returns the SHA-256 of what it
                      sent. More or fewer bytes than offered are an IOException.
                    - `FileReceiver.receiveContent` takes `frames.next()` and writes each data frame
                      to the sink at once, until another frame comes. That has to be the end frame,
                      the number of bytes has to be the offered one, and the SHA-256 has to match;
                      if not, it throws a ProtocolException (its code is for you to choose).
                    - `WholeFile.store` awaits the offer, lets `SafeName.check` look at the name,
                      accepts, stores the content in `SafeName.part(folder)`, and only then moves
                      that (`ATOMIC_MOVE`) to `SafeName.reserve(folder, name)`. Whatever happens, no
                      `.part` file stays behind.
                    """,
            why = "A file that is larger than your memory, a cable that is pulled at 99 %, a name like "
                    + "`../.bashrc`: all three will come.",
            ignore = "Resuming where a transfer was cut.",
            page = "03-sockets/files.md#whole-or-not-at-all")
    @Hint("How many bytes of the file are in memory at the same time in your code? What lies in the "
            + "folder when the line after this one throws?")
    @Hint("Copying is a loop with one array. `Sha256.digest()` gives a MessageDigest: it takes each "
            + "chunk as it passes (`update`) and has the answer at the end (`digest`). A `finally` runs "
            + "whatever happens.")
    @Hint("`content.read(chunk)` says how much of the chunk is new; send a copy of that part only. In "
            + "`store`: try { accept, open the sink in a try of its own, receive into it, behind it "
            + "move and return } finally { delete the .part file if it is there }. Compare digests with "
            + "`MessageDigest.isEqual`.")
    class Task6 {
        @Test
        @Likely(cause = "A read returned fewer bytes than the chunk has room for, and the rest of the "
                + "array was sent along; or all of it went into one frame.",
                misconception = "read(array) says how much of the array is new. The rest is old.")
        void sends_the_content_and_then_its_sha_256(Story story) throws Exception {
            byte[] content = noise(3 * FileTransfer.CHUNK_BYTES + 7);
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer, LONG)) {
                CompletableFuture<byte[]> arrived = new CompletableFuture<>();
                story.step("call send with %,d bytes, 20,000 a read", content.length);
                peer.serve(conn -> arrived.complete(takeFile(story, conn, content)));

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
                story.step("call send with no bytes");
                peer.serve(conn -> arrived.complete(takeFile(story, conn, NOTHING)));

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
                    FramedConnection connection = connect(peer, SHORT)) {
                CompletableFuture<List<Integer>> sent = new CompletableFuture<>();
                story.step("call send with an offer of 101 bytes and 100 bytes of content");
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
    }
}
