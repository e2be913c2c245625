// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static parley.sockets.Transfers.DATA;
import static parley.sockets.Transfers.END;
import static parley.sockets.Transfers.RECEIPT;
import static parley.sockets.Transfers.connect;
import static parley.sockets.Transfers.expectFiles;
import static parley.sockets.Transfers.fileNamed;
import static parley.sockets.Transfers.inbox;
import static parley.sockets.Transfers.noise;
import static parley.sockets.Transfers.offer;
import static parley.sockets.Transfers.receiveFrom;
import static parley.sockets.Transfers.sendContent;
import static parley.sockets.Transfers.sha256;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.testkit.Likely;
import parley.testkit.Limit;
import parley.testkit.MoreTestsOf;
import parley.testkit.Points;
import parley.testkit.RoguePeer;
import parley.testkit.Slow;
import parley.testkit.Story;

/// Files that arrive whole.
@MoreTestsOf(FileTransferTest.Task6.class)
class FileTransferArrivalTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    @Likely(cause = "The content was not written, or not moved to its name, or was changed on its "
            + "way.")
    void stores_a_file_under_its_name(Story story) throws Exception {
        byte[] content = noise(2 * FileTransfer.CHUNK_BYTES + 3);
        receiveFrom(story, folder, LONG, conn -> {
            offer(conn, "noise.bin", content.length);
            sendContent(conn, content, FileTransfer.CHUNK_BYTES);
            conn.send(Frames.bytes(END, sha256(content)));
            story.expect("the type of the last answer", RECEIPT, Frames.next(conn).type());
        });

        story.expectBytes("the file", content, fileNamed(story, folder, "noise.bin"));
        expectFiles(story, folder, "noise.bin");
    }

    @ParameterizedTest(name = "chunks of {0} bytes")
    @ValueSource(ints = {1, 2, 3, 7})
    @Likely(cause = "Only one data frame was read, or the frames were not put one behind the other.")
    void stores_a_file_that_comes_in_chunks_of_any_size(int size, Story story)
            throws Exception {
        byte[] content = "Příliš žluťoučký kůň".getBytes(UTF_8);
        receiveFrom(story, folder, LONG, conn -> {
            offer(conn, "kůň.txt", content.length);
            sendContent(conn, content, size);
            conn.send(Frames.bytes(END, sha256(content)));
            Frames.next(conn);
        });

        story.expectBytes("the file", content, fileNamed(story, folder, "kůň.txt"));
    }

    @Test
    @Likely(cause = "The file was moved to folder.resolve(name), over the one that was there. "
            + "SafeName.reserve finds a free name.",
            misconception = "A stranger who may choose a name may choose the name of your file.")
    void never_replaces_a_file_that_is_there(Story story) throws Exception {
        Files.writeString(inbox(folder).resolve("notes.txt"), "my own notes");
        byte[] content = "theirs".getBytes(UTF_8);
        receiveFrom(story, folder, LONG, conn -> {
            offer(conn, "notes.txt", content.length);
            sendContent(conn, content, 100);
            conn.send(Frames.bytes(END, sha256(content)));
            Frames.next(conn);
        });

        story.expectText("notes.txt", "my own notes",
                new String(fileNamed(story, folder, "notes.txt"), UTF_8));
        story.expectText("notes (2).txt", "theirs",
                new String(fileNamed(story, folder, "notes (2).txt"), UTF_8));
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
            story.step("call receive with a stream for the content");
            peer.serve(conn -> {
                offer(conn, "song.mp3", 10);
                conn.send(Frames.bytes(DATA, Arrays.copyOf(content, 4)));
                story.step("the peer waits until the first 4 bytes have gone on");
                film.awaitBegin();
                conn.send(Frames.bytes(DATA, Arrays.copyOfRange(content, 4, 10)));
                conn.send(Frames.bytes(END, sha256(content)));
                Frames.next(conn);
            });

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
            line.receiving(sending, transfer -> transfer.receive(inbox(folder)));
        }

        story.expectBytes("the file", content, fileNamed(story, folder, "original.bin"));
        expectFiles(story, folder, "original.bin");
    }

    @Test
    @Slow
    @Limit(seconds = 120)
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
}
