// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static parley.sockets.Transfers.ACCEPT;
import static parley.sockets.Transfers.DATA;
import static parley.sockets.Transfers.END;
import static parley.sockets.Transfers.NOTHING;
import static parley.sockets.Transfers.OFFER;
import static parley.sockets.Transfers.RECEIPT;
import static parley.sockets.Transfers.REFUSAL;
import static parley.sockets.Transfers.connect;
import static parley.sockets.Transfers.expectRefusal;
import static parley.sockets.Transfers.join;
import static parley.sockets.Transfers.json;
import static parley.sockets.Transfers.noise;
import static parley.sockets.Transfers.offer;
import static parley.sockets.Transfers.sendContent;
import static parley.sockets.Transfers.sha256;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.framing.ProtocolException;
import parley.testkit.Likely;
import parley.testkit.Limit;
import parley.testkit.MoreTestsOf;
import parley.testkit.Negative;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

/// Transfers that fail, and what they leave behind: nothing.
@MoreTestsOf(FileTransferTest.Task6.class)
class FileTransferRefusalTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(150);

    @TempDir
    Path folder;

    @Test
    @Negative
    @Limit(seconds = 4)
    @Likely(cause = "The whole content is read before the first frame is sent.",
            misconception = "Memory is smaller than files. Take a chunk, pass it on, forget it.")
    void reads_no_further_ahead_than_the_receiver_takes(Story story) throws Exception {
        Film film = new Film(story, 1L << 30);
        try (RoguePeer peer = RoguePeer.listen(story);
                FramedConnection connection = connect(peer, Duration.ofMillis(300))) {
            story.step("call send with 1 GB and a limit of 300 ms");
            peer.serve(conn -> {
                Frames.next(conn);
                conn.send(Frames.bytes(ACCEPT, NOTHING));
                conn.vanish();
            });

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

        expectRefusal(story, folder, IOException.class, "the connection is cut", LONG, conn -> {
            offer(conn, "cut.bin", content.length);
            int bytes = transfer.length * percent / 100;
            if (bytes > 0) conn.send(Arrays.copyOf(transfer, bytes));
            story.step("the peer ends the connection after %d %% of the file", percent);
        });
    }

    @Test
    @Negative
    @Likely(cause = "The time limit's exception was caught on its way.",
            misconception = "Silence is not an end. What has not come is missing.")
    void leaves_nothing_behind_when_the_sender_falls_silent(Story story) throws Exception {
        expectRefusal(story, folder, SocketTimeoutException.class, "the sender falls silent", SHORT,
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
        expectRefusal(story, folder, ProtocolException.class, "a byte has changed", LONG, conn -> {
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
        expectRefusal(story, folder, ProtocolException.class, size + " bytes come", LONG, conn -> {
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
        expectRefusal(story, folder, ProtocolException.class, "a receipt comes from the sender", LONG,
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
                story, folder, ProtocolException.class, "the name is " + name, LONG, conn -> {
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
        expectRefusal(story, folder, ProtocolException.class, "the offer is " + json, LONG, conn -> {
            conn.send(Frames.bytes(OFFER, json));
            Frames.next(conn);
        });
    }
}
