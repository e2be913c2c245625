// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static parley.sockets.Framed.at;
import static parley.sockets.Framed.connect;
import static parley.sockets.Framed.expectFrame;
import static parley.sockets.Framed.receive;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import parley.framing.ProtocolException;
import parley.testkit.Conn;
import parley.testkit.Likely;
import parley.testkit.MoreTestsOf;
import parley.testkit.Negative;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

/// What must not pass for frames, or for their end.
@MoreTestsOf(FramedConnectionTest.Task5.class)
class FramedConnectionRefusalTest {
    private static final Duration SHORT = Duration.ofMillis(150);

    @Test
    @Negative
    @Likely(cause = "Every end of the stream was taken for a good one.",
            misconception = "A message that was cut is not a message, and its sender thinks you "
                    + "have it.")
    void reports_an_end_in_the_middle_of_a_frame(Story story) throws Exception {
        byte[] frame = Frames.bytes(2, "pay 1000");
        try (RoguePeer peer = RoguePeer.listen(story);
                FramedConnection connection = connect(peer)) {
            Conn conn = peer.accept();
            conn.glue(Frames.bytes(1, "hello"), Arrays.copyOf(frame, 15));
            conn.close();
            expectFrame(story, connection, 1, "hello");

            story.expectThrows("the stream ends in the middle of a frame",
                    EOFException.class, connection::receive);
        }
    }

    @Test
    @Negative
    @Likely(cause = "The code catches what read() throws and calls it the end.",
            misconception = "A reset is not goodbye: what the peer sent before may be lost.")
    void reports_a_reset_as_an_error(Story story) throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story);
                FramedConnection connection = connect(peer)) {
            Conn conn = peer.accept();
            conn.send(Frames.bytes(1, "hello"));
            expectFrame(story, connection, 1, "hello");
            conn.reset();

            story.expectThrows("call receive() after that",
                    IOException.class, connection::receive);
        }
    }

    @Test
    @Negative
    @Likely(cause = "The code catches the time limit's exception and goes on waiting, or calls it "
            + "the end.",
            misconception = "Silence is not an end: the peer may be thinking, or gone.")
    void reports_a_peer_that_keeps_silent(Story story) throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story);
                FramedConnection connection = FramedConnection.connect(at(peer), SHORT)) {
            peer.accept().vanish();

            story.expectThrows("nothing comes for 150 ms",
                    SocketTimeoutException.class, connection::receive);
        }
    }

    @Test
    @Negative
    @Likely(cause = "The bytes did not go through the decoder, which checks the sum.")
    void refuses_a_frame_that_was_damaged(Story story) throws Exception {
        byte[] frame = Frames.bytes(1, "pay 100");
        frame[frame.length - 1] = '9';
        try (RoguePeer peer = RoguePeer.listen(story);
                FramedConnection connection = connect(peer)) {
            peer.accept().send(frame);

            ProtocolException refusal = story.expectThrows("a byte has changed on the way",
                    ProtocolException.class, connection::receive);
            story.expect("the code of the refusal",
                    ProtocolException.BAD_DATA, refusal.code());
        }
    }

    @Test
    @Negative
    @Likely(cause = "The code believed the length and made room for it, or waited for that many "
            + "bytes.",
            misconception = "A number from the other side is a wish. Your limit decides.")
    void refuses_a_frame_of_two_gigabytes(Story story) throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story);
                FramedConnection connection = connect(peer)) {
            peer.accept().announce(1L << 31);

            ProtocolException refusal = story.expectThrows("the peer announces 2 GB",
                    ProtocolException.class, connection::receive);
            story.expect("the code of the refusal",
                    ProtocolException.TOO_BIG, refusal.code());
        }
    }
}
