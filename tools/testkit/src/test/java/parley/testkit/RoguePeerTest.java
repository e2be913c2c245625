// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RoguePeerTest {
    private final Story story = new Story();

    @AfterEach
    void end() {
        story.abandon();
    }

    private static Socket connect(RoguePeer peer) throws IOException {
        return new Socket(peer.address().getAddress(), peer.port());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// What each read returns when the reader takes whatever is there.
    private static List<String> reads(Socket socket) throws IOException {
        var reads = new ArrayList<String>();
        byte[] buffer = new byte[1024];
        InputStream in = socket.getInputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            reads.add(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        }
        return reads;
    }

    /// Each read returned one piece. Where a peer cannot see what has been read, some may have been
    /// glued.
    private static void assertPieces(List<String> reads, String... pieces) {
        if (Files.isReadable(Path.of("/proc/net/tcp"))) assertThat(reads).containsExactly(pieces);
        else assertThat(String.join("", reads)).isEqualTo(String.join("", pieces));
    }

    @RepeatedTest(50)
    void dribbles_so_that_every_read_returns_one_byte() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story)
                .serve(conn -> conn.dribble(utf8("hello\r\n")));
                Socket socket = connect(peer)) {
            assertPieces(reads(socket), "h", "e", "l", "l", "o", "\r", "\n");
        }
    }

    @RepeatedTest(50)
    void sends_pieces_that_cut_through_a_character() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story).serve(conn ->
                conn.sendInPieces(utf8("é!\n"), 1, 2)); Socket socket = connect(peer)) {
            assertPieces(reads(socket), "\u00c3", "\u00a9!", "\n");
        }
    }

    @Test
    void glues_messages_into_one_read() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story).serve(conn ->
                conn.glue(utf8("one\n"), utf8("two\n"))); Socket socket = connect(peer)) {
            assertThat(reads(socket)).containsExactly("one\ntwo\n");
        }
    }

    @Test
    void stops_pacing_when_nobody_reads() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story); Socket socket = connect(peer)) {
            long begin = System.nanoTime();
            Conn conn = peer.accept().dribble(utf8("0123456789"));
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            conn.close();

            assertThat(reads(socket)).containsExactly("0123456789");
            assertThat(taken).isLessThan(Conn.LIMIT);
        }
    }

    @Test
    void half_closes_and_goes_on_reading() throws Exception {
        var got = new CompletableFuture<String>();
        try (RoguePeer peer = RoguePeer.listen(story).serve(conn ->
                got.complete(conn.halfClose().readLine())); Socket socket = connect(peer)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            socket.getOutputStream().write(utf8("still here\r\n"));

            assertThat(got.get(1, TimeUnit.SECONDS)).isEqualTo("still here");
        }
    }

    @RepeatedTest(50)
    void resets_so_that_reading_fails() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story).serve(Conn::reset);
                Socket socket = connect(peer)) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void vanishes_without_an_end_while_the_test_lasts() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story); Socket socket = connect(peer)) {
            peer.accept().send(utf8("half a fra")).vanish();
            socket.setSoTimeout(100);

            assertThat(socket.getInputStream().readNBytes(10)).hasSize(10);
            assertThatThrownBy(() -> socket.getInputStream().read())
                .hasMessageContaining("timed out");
        }
    }

    @Test
    void announces_two_gigabytes() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story).serve(conn -> conn.announce(1L << 31));
                Socket socket = connect(peer)) {
            assertThat(reads(socket)).containsExactly("\u0080\0\0\0");
        }
        assertThat(story.fail("x").steps())
            .containsExactly("the peer announces 2,147,483,648 bytes");
    }

    @Test
    void stops_reading_so_that_a_writer_blocks() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story); Socket socket = connect(peer)) {
            peer.accept().stopReading();
            var writer = Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (true) socket.getOutputStream().write(new byte[64 * 1024]);
                } catch (IOException closed) {
                    return;
                }
            });

            Waits.await("the writer waits").until(() -> {
                ThreadSeen seen = ThreadDump.take().stream()
                    .filter(t -> t.id() == writer.threadId()).findFirst().orElseThrow();
                return Waiting.of(seen) == Waiting.WRITE;
            });
        }
    }
}
