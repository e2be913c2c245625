// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static parley.sockets.Framed.at;
import static parley.sockets.Framed.connect;
import static parley.sockets.Framed.expectEnd;
import static parley.sockets.Framed.expectFrame;
import static parley.sockets.Framed.join;
import static parley.sockets.Framed.noise;
import static parley.sockets.Framed.receive;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.framing.Frame;
import parley.testkit.Conn;
import parley.testkit.Hint;
import parley.testkit.Likely;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

class FramedConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(150);

    @Nested
    @Task(
            id = "3.5", title = "Carry frames", points = 20, minutes = 50,
            principle = Principle.INTEGRITY,
            what = """
                    `FramedConnection` sends and receives frames over TCP. Three methods are yours.

                    - `write(frame)` writes all bytes of `FrameEncoder.encode(frame)` to `out`.
                    - `receive()` reads what there is into `buffer`, feeds those bytes to `decoder`,
                      which puts complete frames into `decoded`, and goes on until `decoded` holds
                      one. It returns one frame a call, in order.
                    - When the stream ends between two frames, `receive()` is empty. In the middle
                      of a frame it is an `EOFException`. A reset, a time limit and whatever else
                      `in` throws goes on to the caller.
                    - `finishSending()` ends the direction to the peer and leaves the other open.
                    """,
            why = "The messenger's terminal client will talk through this class. Whoever takes a broken "
                    + "line for a finished conversation loses messages without a word.",
            ignore = "Slow readers: `out` has a time limit on each write already.",
            page = "03-sockets/frames.md#a-framed-connection")
    @Hint("One read may bring half a frame, or three frames. What does `receive()` return in each case, "
            + "and where are the other two frames until they are asked for?")
    @Hint("Loop while `decoded` is empty. `read` says how many bytes of `buffer` are new; "
            + "`ByteBuffer.wrap(array, from, count)` makes a slice of them. The decoder knows whether it "
            + "stands between frames. Closing a socket ends both directions; something gentler ends "
            + "one.")
    @Hint("In the loop: read; on -1 ask `decoder.betweenFrames()` to choose between empty and "
            + "EOFException; else decode with `decoded::add`. Behind the loop, remove the first of "
            + "`decoded`. Catch nothing. `Socket` has a method `shutdownOutput`.")
    class Task5 {
        @Test
        @Likely(cause = "The bytes are not those of FrameEncoder.encode(frame), or not all of them "
                + "were written.")
        void sends_a_frame_as_the_table_says(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer)) {
                Conn conn = peer.accept();
                story.step("call send with a frame of type 1 and the text hello");
                connection.send(new Frame(1, "hello".getBytes(UTF_8)));

                story.expectBytes("the frame on the wire",
                        Frames.bytes(1, "hello"), conn.readExactly(14));
            }
        }

        @Test
        @Likely(cause = "Only a part of the frame was written, or it waits in a buffer.",
                misconception = "A send is over when the last byte is on its way.")
        void sends_the_longest_frame_whole(Story story) throws Exception {
            Frame longest = new Frame(2, noise(FramedConnection.MAX_PAYLOAD_BYTES));
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer)) {
                CompletableFuture<Frame> arrived = new CompletableFuture<>();
                peer.serve(conn -> arrived.complete(Frames.next(conn)));
                story.step("call send with a frame of 1 MiB");
                connection.send(longest);

                story.expectBytes("the payload", longest.payload(), arrived.join().payload());
            }
        }

        @ParameterizedTest(name = "pieces of {0} bytes")
        @ValueSource(ints = {1, 2, 3, 7})
        @Likely(cause = "One read was taken for one frame, or the decoder was fed more of the buffer than "
                + "the read had filled.",
                misconception = "TCP is a stream of bytes. One send is not one read.")
        void receives_frames_in_pieces_of_any_size(int size, Story story) throws Exception {
            byte[] both = join(Frames.bytes(1, "hello"), Frames.bytes(2, "world"));
            int[] sizes = new int[both.length / size];
            Arrays.fill(sizes, size);
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer)) {
                story.step("call receive() twice");
                peer.serve(conn -> conn.sendInPieces(both, sizes));

                expectFrame(story, connection, 1, "hello");
                expectFrame(story, connection, 2, "world");
            }
        }

        @Test
        @Likely(cause = "The read brought three frames, the first was returned, and the others were "
                + "thrown away or forgotten.",
                misconception = "One read may bring more than one message. What is left over is the "
                        + "next message.")
        void receives_frames_one_by_one_that_arrive_together(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer)) {
                peer.accept().glue(Frames.bytes(1, "one"), Frames.bytes(2, "two"),
                        Frames.bytes(3, "three"));

                expectFrame(story, connection, 1, "one");
                expectFrame(story, connection, 2, "two");
                expectFrame(story, connection, 3, "three");
            }
        }

        @Test
        @Likely(cause = "A frame that is longer than the read buffer was not put together.")
        void receives_the_longest_frame(Story story) throws Exception {
            byte[] noise = noise(FramedConnection.MAX_PAYLOAD_BYTES);
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer)) {
                story.step("call receive()");
                peer.serve(conn -> conn.send(Frames.bytes(9, noise)));

                story.expectBytes("the payload", noise, receive(story, connection).payload());
            }
        }

        @Test
        @Likely(cause = "read() returned -1, and the code went on as if bytes had come.",
                misconception = "-1 is no length. It says that the other side will never send again.")
        void is_empty_when_the_peer_has_finished(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer)) {
                peer.accept().send(Frames.bytes(1, "bye")).close();

                expectFrame(story, connection, 1, "bye");
                expectEnd(story, connection);
                expectEnd(story, connection);
            }
        }

        @Test
        @Likely(cause = "finishSending() closed the whole socket, and nobody was there for the answer; "
                + "or it ended nothing, and the peer still waits for more.",
                misconception = "A TCP connection is two streams. Each can end without the other.")
        void hears_the_answer_after_it_has_finished_sending(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer)) {
                Conn conn = peer.accept();
                story.step("call send, then finishSending");
                connection.send(new Frame(1, "how many?".getBytes(UTF_8)));
                connection.finishSending();
                story.expectText("the question", "how many?", Frames.text(Frames.next(conn)));
                conn.expectEnd();
                conn.send(Frames.bytes(2, "forty-two"));

                expectFrame(story, connection, 2, "forty-two");
            }
        }

        @Test
        @Likely(cause = "At the end of the peer's direction the code closed the socket. We still had "
                + "something to say.",
                misconception = "A TCP connection is two streams. Each can end without the other.")
        void can_send_after_the_peer_has_finished(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = connect(peer)) {
                Conn conn = peer.accept();
                conn.send(Frames.bytes(1, "that was all")).halfClose();
                expectFrame(story, connection, 1, "that was all");
                expectEnd(story, connection);

                story.step("call send");
                connection.send(new Frame(2, "thank you".getBytes(UTF_8)));
                story.expectText("what the peer gets", "thank you",
                        Frames.text(Frames.next(conn)));
            }
        }

        @Test
        @Likely(cause = "The time limit passed in the middle of a frame, and the half that had come was "
                + "thrown away.",
                misconception = "A time limit says \"not yet\". The bytes that came are still yours.")
        void loses_nothing_when_the_time_limit_passes(Story story) throws Exception {
            byte[] frame = Frames.bytes(1, "patience");
            try (RoguePeer peer = RoguePeer.listen(story);
                    FramedConnection connection = FramedConnection.connect(at(peer), SHORT)) {
                Conn conn = peer.accept();
                conn.send(Arrays.copyOf(frame, 12));
                story.expectThrows("the rest does not come in time",
                        SocketTimeoutException.class, connection::receive);
                conn.send(Arrays.copyOfRange(frame, 12, frame.length));

                expectFrame(story, connection, 1, "patience");
            }
        }
    }
}
