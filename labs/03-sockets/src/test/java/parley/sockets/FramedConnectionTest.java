// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.framing.Frame;
import parley.framing.ProtocolException;
import parley.testkit.Conn;
import parley.testkit.Hint;
import parley.testkit.Likely;
import parley.testkit.Negative;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

class FramedConnectionTest {
    private static final Duration LONG = Duration.ofSeconds(10);
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
                    - When the stream ends between two frames, `receive()` is empty. In the middle of
                      a frame it is an `EOFException`. A reset, a time limit and whatever else `in`
                      throws goes on to the caller.
                    - `finishSending()` ends the direction to the peer and leaves the other open.
                    """,
            why = "The messenger's terminal client will talk through this class. Whoever takes a broken "
                    + "line for a finished conversation loses messages without a word.",
            ignore = "Slow readers: `out` has a time limit on each write already.",
            page = "03-sockets/frames.md#end-reset-silence")
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
        @Likely(cause = "Finishing closed the whole socket. The answer came and nobody was there.",
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

        private static Endpoint at(RoguePeer peer) {
            return Endpoint.of(peer.address());
        }

        private static FramedConnection connect(RoguePeer peer) throws IOException {
            return FramedConnection.connect(at(peer), LONG);
        }

        private static Frame receive(Story story, FramedConnection connection)
                throws IOException {
            Optional<Frame> frame = connection.receive();
            if (frame == null) throw story.fail("a frame", "receive() returned null");
            return frame.orElseThrow(() -> story.fail("a frame", "the end"));
        }

        private static void expectFrame(
                Story story, FramedConnection connection, int type, String text)
                throws IOException {
            Frame frame = receive(story, connection);
            story.expectText("the payload", text, Frames.text(frame));
            story.expect("the type", type, frame.type());
        }

        private static void expectEnd(Story story, FramedConnection connection)
                throws IOException {
            story.step("call receive() at the end");
            story.expect("the end", Optional.empty(), connection.receive());
        }

        private static byte[] noise(int bytes) {
            byte[] noise = new byte[bytes];
            new Random(1).nextBytes(noise);
            return noise;
        }

        private static byte[] join(byte[] first, byte[] second) {
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }
    }
}
