// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static parley.sockets.LineCheck.expectEnd;
import static parley.sockets.LineCheck.expectLine;
import static parley.sockets.LineCheck.reading;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.testkit.Hint;
import parley.testkit.Likely;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

class LinesTest {
    private static final String MANY_TONGUES = "Příliš žluťoučký kůň, 你好, 🐎";

    @Nested
    @Task(
            id = "3.2", title = "Read a line", points = 20, minutes = 35,
            principle = Principle.INTEGRITY,
            what = """
                    `LineReader.readLine()` waits for one line and returns it without its end.

                    - The bytes come in any slices: half a line, half a letter, three lines at once.
                    - A line ends with LF; a CR right before it belongs to the end. `decode(bytes)`
                      takes that CR away and turns the bytes of a whole line into text.
                    - No byte behind the LF is taken from the stream.
                    - Before a line begins, the end of the stream is `Optional.empty()`. In the
                      middle of a line it is an `EOFException`.
                    - More than `maxLineBytes` bytes without an LF: throw `tooLong()`, and read no
                      further.
                    """,
            why = "TCP carries a stream of bytes. It knows nothing of your lines, and it cuts the stream "
                    + "wherever it likes.",
            ignore = "Speed. `in` is buffered, so reading byte by byte costs little.",
            page = "03-sockets/lines.md#read-a-line")
    @Hint("`in.read()` returns one byte, 0 to 255, or -1 when the stream has ended. What may it return "
            + "when you ask in the middle of a line?")
    @Hint("Collect bytes, not characters: a letter may have four bytes, and you have seen only two. "
            + "Turn them into text once, when the LF has come.")
    @Hint("Loop until you read an LF. In the loop ask in this order: is it -1 (with nothing collected, "
            + "or with something)? Is the line full? Else put it into a ByteArrayOutputStream. Behind "
            + "the loop, decode.")
    class Task2 {
        @Test
        @Likely(cause = "The line is returned with its end, or the first call took bytes that belong to "
                + "the second line: they are gone with its buffer.",
                misconception = "A byte that you have read is gone for everybody else.")
        void reads_one_line_after_the_other(Story story) throws IOException {
            LineReader reader = reading(story, "one\r\ntwo\r\n", 1000);

            expectLine(story, "one", reader);
            expectLine(story, "two", reader);
        }

        @Test
        @Likely(cause = "The code waits for a CR. Many programs end their lines with LF alone.",
                misconception = "Send strictly, read generously: CR LF goes out, LF is enough to come in.")
        void takes_lf_alone_for_a_line_end_too(Story story) throws IOException {
            LineReader reader = reading(story, "one\ntwo\r\n", 1000);

            expectLine(story, "one", reader);
            expectLine(story, "two", reader);
        }

        @ParameterizedTest(name = "pieces of {0} bytes")
        @ValueSource(ints = {1, 2, 3, 7})
        @Likely(cause = "read() returned what had arrived so far, and the code took it for all of it; or "
                + "it turned a piece into text that ended in the middle of a letter.",
                misconception = "TCP is a stream of bytes, not of messages, and bytes are not letters.")
        void reads_the_same_lines_in_pieces_of_any_size(int size, Story story) throws IOException {
            byte[] bytes = (MANY_TONGUES + "\r\n\r\nEnde\n").getBytes(UTF_8);
            story.step("the stream gives %d byte%s a read", size, size == 1 ? "" : "s");
            story.sent(bytes);
            LineReader reader = new LineReader(new Pieces(bytes, size), 1000);

            expectLine(story, MANY_TONGUES, reader);
            expectLine(story, "", reader);
            expectLine(story, "Ende", reader);
        }

        @Test
        @Likely(cause = "The code took what had arrived so far for all of it: one read(), or as much as "
                + "available() knew of.",
                misconception = "TCP is a stream of bytes. One send is not one read.")
        void reads_from_a_peer_that_dribbles(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    Socket socket = new Socket("127.0.0.1", peer.port())) {
                peer.serve(conn -> conn.dribble("hello\r\n".getBytes(UTF_8)).vanish());
                InputStream in = new BufferedInputStream(socket.getInputStream());

                expectLine(story, "hello", new LineReader(in, 1000));
            }
        }

        @Test
        @Likely(cause = "An empty line was taken for the end of the stream.",
                misconception = "A line without text is a line: HTTP ends its head with one.")
        void tells_an_empty_line_from_the_end(Story story) throws IOException {
            LineReader reader = reading(story, "\r\nafter\r\n", 1000);

            expectLine(story, "", reader);
            expectLine(story, "after", reader);
        }

        @Test
        @Likely(cause = "read() returned -1, and the code took it for a byte or waited for more.",
                misconception = "-1 is no byte. It says that the other side will never send again.")
        void is_empty_at_the_end_and_stays_so(Story story) throws IOException {
            LineReader reader = reading(story, "the last\r\n", 1000);

            expectLine(story, "the last", reader);
            expectEnd(story, reader);
            expectEnd(story, reader);
        }

        @Test
        @Likely(cause = "A CR in the middle of a line was thrown away or ended the line.")
        void keeps_a_cr_that_no_lf_follows(Story story) throws IOException {
            expectLine(story, "a\rb", reading(story, "a\rb\r\n", 1000));
        }

        @Test
        @Likely(cause = "The code reads ahead: it asked for many bytes at once, or put a buffer or a "
                + "Reader of its own around the stream, and what followed the line went in there.",
                misconception = "A byte that you have read is gone for everybody else. One buffer a "
                        + "socket.")
        void leaves_what_follows_the_line_in_the_stream(Story story) throws IOException {
            byte[] bytes = "HTTP/1.0 200 OK\r\nbody".getBytes(UTF_8);
            story.step("the stream holds a line and, right behind it, the bytes of a picture");
            story.sent(bytes);
            InputStream in = new ByteArrayInputStream(bytes);

            expectLine(story, "HTTP/1.0 200 OK", new LineReader(in, 1000));
            story.expectText("what is left in the stream", "body",
                    new String(in.readAllBytes(), UTF_8));
        }

        @Test
        @Likely(cause = "The limit is off by one, or it counts something else than bytes.")
        void lets_a_line_of_exactly_the_limit_pass(Story story) throws IOException {
            expectLine(story, "12345678", reading(story, "12345678\n", 8));
        }
    }
}
