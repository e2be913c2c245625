// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import parley.testkit.Transcript.Direction;

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

    @Test
    void reads_lines_numbers_of_bytes_and_the_end() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story); Socket socket = connect(peer)) {
            socket.getOutputStream().write(utf8("grüße\r\nplain\nabcrest"));
            socket.shutdownOutput();
            Conn conn = peer.accept();

            assertThat(conn.readLine()).isEqualTo("grüße");
            assertThat(conn.readLine()).isEqualTo("plain");
            assertThat(conn.readExactly(3)).isEqualTo(utf8("abc"));
            assertThat(conn.readToEnd()).isEqualTo(utf8("rest"));
            conn.expectEnd();
        }
        assertThat(story.transcript().bytes(Direction.FROM_YOU))
            .isEqualTo(utf8("grüße\r\nplain\nabcrest"));
    }

    @Test
    void says_what_came_in_place_of_a_whole_line() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story); Socket socket = connect(peer)) {
            socket.getOutputStream().write(utf8("hel"));
            Conn conn = peer.accept();

            StoryError error = catchThrowableOfType(StoryError.class, conn::readLine);

            assertThat(error).hasMessage("""
                >  1. the peer reads a line

                You sent the peer (3 bytes)
                  0000  68 65 6c                                         hel

                Expected: the end of the line
                But was:  nothing more came from you within 1 s after "hel\"""");
        }
    }

    @Test
    void says_that_there_was_more_than_the_end() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story); Socket socket = connect(peer)) {
            socket.getOutputStream().write(utf8("oops"));
            Conn conn = peer.accept();

            assertThat(catchThrowableOfType(StoryError.class, conn::expectEnd).actual())
                .contains("you sent \"oops\"");
        }
    }

    @Test
    void says_that_nobody_connected() throws Exception {
        RoguePeer peer = RoguePeer.listen(story);

        assertThat(catchThrowableOfType(StoryError.class, peer::accept).actual())
            .contains("nobody connected within 1 s");
    }

    @Test
    void does_not_let_a_script_pass_that_was_never_played() throws Exception {
        RoguePeer peer = RoguePeer.listen(story).serve(conn -> conn.send("hello"));

        assertThat(catchThrowableOfType(StoryError.class, peer::close).actual())
            .contains("nobody connected");
    }

    @Test
    void says_that_nobody_listens() throws Exception {
        var gone = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"));
        var address = (java.net.InetSocketAddress) gone.getLocalSocketAddress();
        gone.close();

        assertThat(catchThrowableOfType(StoryError.class, () -> RoguePeer.connect(story, address)))
            .hasMessageContaining("Expected: somebody listens on port " + address.getPort());
    }

    @RepeatedTest(50)
    void gives_the_failure_of_a_script_when_the_peer_is_closed() throws Exception {
        RoguePeer peer = RoguePeer.listen(story).serve(conn ->
            story.expectText("the greeting", "hello", conn.readLine()));
        try (Socket socket = connect(peer)) {
            socket.getOutputStream().write(utf8("hullo\n"));
        }

        assertThat(catchThrowableOfType(StoryError.class, peer::close).actual())
            .contains("\"hullo\"");
    }

    @RepeatedTest(50)
    void does_not_mind_that_the_other_side_has_ended_while_it_sends() throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story).serve(conn -> conn.dribble(new byte[20]));
                Socket socket = connect(peer)) {
            assertThat(socket.getInputStream().read()).isZero();
        }
    }

    @Test
    void names_several_peers_by_number() throws Exception {
        var served = new CountDownLatch(3);
        try (RoguePeer peer = RoguePeer.listen(story).serve(conn -> {
            conn.send("hi");
            served.countDown();
        }); Socket one = connect(peer); Socket two = connect(peer); Socket three = connect(peer)) {
            assertThat(served.await(1, TimeUnit.SECONDS)).isTrue();
            assertThat(List.of(one, two, three)).allMatch(Socket::isConnected);
        }
        assertThat(story.fail("x").steps()).containsExactlyInAnyOrder(
            "the peer sends \"hi\"", "peer 2 sends \"hi\"", "peer 3 sends \"hi\"");
    }
}
