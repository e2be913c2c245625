// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import parley.testkit.Transcript.Direction;

/// What a rogue peer reads, and what it says when that is not what the script expects.
class RoguePeerReadingTest {
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

    /// Telling takes a moment, in which the test closes the peer.
    @Test
    void what_a_script_is_telling_is_heard_by_whoever_closes_the_peer() throws Exception {
        story.joins(new Participant() {
            @Override
            public boolean quiet() {
                return false;
            }

            @Override
            public void finish() {
            }

            @Override
            public void abandon() {
            }
        });
        RoguePeer peer = RoguePeer.listen(story);
        try (Socket socket = connect(peer)) {
            peer.serve(Conn::expectEnd);
            assertThat(socket.isConnected()).isTrue();

            StoryError error = catchThrowableOfType(StoryError.class, peer::close);

            assertThat(error.actual()).contains("it is still open after 1 s");
        }
    }
}
