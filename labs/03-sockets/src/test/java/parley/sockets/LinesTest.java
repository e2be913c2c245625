// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.framing.ProtocolException;
import parley.testkit.Hint;
import parley.testkit.Likely;
import parley.testkit.Negative;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

class LinesTest {
    private static final String MANY_TONGUES = "Příliš žluťoučký kůň, 你好, 🐎";

    @Nested
    @Task(
            id = "3.1", title = "Send a line", points = 10, minutes = 5,
            principle = Principle.INTEGRITY,
            what = """
                    `LineWriter.send(text)` puts one line on the wire. `writeLine` calls it after it
                    has checked the text.

                    - First the text, then CR and LF (`"\\r\\n"`), on every system.
                    - The line leaves now: nothing of it waits in a buffer when the method returns.

                    The writer `out` is there already and turns text into UTF-8. One line of code
                    is enough.
                    """,
            why = "Whoever reads a line waits for its end. A line that has no end, or that still lies "
                    + "in your buffer, makes the other side wait for ever.",
            ignore = "What happens when the other side reads slowly or not at all; task 3.5 comes to "
                    + "that.",
            page = "03-sockets/lines.md#send-a-line")
    @Hint("Two things must reach `out`: the text and its end. Then ask yourself where the bytes are "
            + "now.")
    @Hint("`out` is a BufferedWriter: it collects characters until it has many. A method of it sends "
            + "what it has now. And `newLine()` writes what your system calls a line end, which is not "
            + "what the protocol says.")
    @Hint("`Writer.append` returns the writer, so three calls fit into one line: append the text, "
            + "append \"\\r\\n\", flush.")
    class Task1 {
        @Test
        void ends_a_line_with_cr_and_lf(Story story) throws IOException {
            expectOnTheWire(story, "hello\r\n", "hello");
        }

        @Test
        @Likely(cause = "The line still lies in the BufferedWriter: nobody called flush().",
                misconception = "Writing to a buffered stream sends nothing. Flushing does.")
        void sends_the_line_at_once(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    Socket socket = new Socket("127.0.0.1", peer.port())) {
                story.step("call writeLine(\"are you there?\") and keep the connection open");
                new LineWriter(socket.getOutputStream()).writeLine("are you there?");

                story.expectText("the line the peer gets", "are you there?",
                        peer.accept().readLine());
            }
        }

        @Test
        void sends_letters_of_every_language(Story story) throws IOException {
            expectOnTheWire(story, MANY_TONGUES + "\r\n", MANY_TONGUES);
        }

        @Test
        void sends_an_empty_line_as_its_end_alone(Story story) throws IOException {
            expectOnTheWire(story, "\r\n", "");
        }

        @Test
        void sends_one_line_after_the_other(Story story) throws IOException {
            expectOnTheWire(story, "one\r\ntwo\r\n", "one", "two");
        }

        private void expectOnTheWire(Story story, String expected, String... lines)
                throws IOException {
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            LineWriter writer = new LineWriter(wire);
            for (String line : lines) {
                story.step("call writeLine(\"%s\")", line);
                writer.writeLine(line);
            }
            if (wire.size() == 0)
                story.likely("The line still lies in the BufferedWriter: nobody called flush().",
                        "Writing to a buffered stream sends nothing. Flushing does.");
            else
                story.likely("The line's end is not CR LF. println() and newLine() write the line "
                        + "end of the system they run on.",
                        "The protocol says what ends a line, not the operating system.");
            story.expectBytes("the bytes on the wire", expected.getBytes(UTF_8),
                    wire.toByteArray());
        }
    }

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
        @Likely(cause = "read() returned what had arrived so far, and the code took it for all of it.",
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

        @Test
        @Negative
        @Likely(cause = "Nothing checks how long the line has grown.",
                misconception = "The other side decides what it sends. You decide how much you take.")
        void refuses_a_line_over_the_limit(Story story) {
            LineReader reader = reading(story, "123456789\n", 8);

            ProtocolException refusal = story.expectThrows("the line has 9 bytes, 8 are allowed",
                    ProtocolException.class, reader::readLine);
            story.expect("the code of the refusal", ProtocolException.TOO_BIG, refusal.code());
        }

        @Test
        @Negative
        @Likely(cause = "The code collects until an LF comes, and this peer never sends one. It would go "
                + "on until the memory is full.",
                misconception = "The other side decides what it sends. You decide how much you take.")
        void stops_reading_when_the_limit_is_reached(Story story) {
            story.step("the peer sends an endless line, the limit is 100 bytes");
            Endless endless = new Endless(story);
            LineReader reader = new LineReader(endless, 100);

            story.expectThrows("the line never ends", ProtocolException.class, reader::readLine);
        }

        @Test
        @Negative
        @Likely(cause = "The half line was returned as if it were a whole one, or as the end.",
                misconception = "A message that was cut is not a message. \"pay 1000\" must not become "
                        + "\"pay 10\".")
        void reports_an_end_in_the_middle_of_a_line(Story story) {
            LineReader reader = reading(story, "pay 10", 1000);

            story.expectThrows("the stream ends before the line does",
                    EOFException.class, reader::readLine);
        }

        @Test
        @Negative
        @Likely(cause = "The bytes were turned into text by hand. new String(bytes, UTF_8) puts a "
                + "question mark in place of damage; decode(bytes) refuses it.")
        void refuses_bytes_that_are_no_utf_8(Story story) {
            byte[] bytes = {'o', 'k', (byte) 0xFF, '\n'};
            story.step("the stream holds a byte that UTF-8 does not have");
            story.sent(bytes);
            LineReader reader = new LineReader(new ByteArrayInputStream(bytes), 1000);

            ProtocolException refusal = story.expectThrows("a byte is no UTF-8",
                    ProtocolException.class, reader::readLine);
            story.expect("the code of the refusal", ProtocolException.BAD_DATA, refusal.code());
        }

        private static LineReader reading(Story story, String text, int limit) {
            story.step("the stream holds %d bytes", text.length());
            story.sent(text.getBytes(UTF_8));
            return new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), limit);
        }

        private static void expectLine(Story story, String expected, LineReader reader)
                throws IOException {
            story.step("call readLine()");
            Optional<String> line = reader.readLine();
            if (line == null) throw story.fail("a line", "readLine() returned null");
            if (line.isEmpty()) throw story.fail("the line \"" + expected + "\"", "the end");
            story.expectText("the line", expected, line.get());
        }

        private static void expectEnd(Story story, LineReader reader) throws IOException {
            story.step("call readLine() at the end");
            story.expect("the end of the stream", Optional.empty(), reader.readLine());
        }
    }

    /// A line without an end. Fails the test when far too much of it has been taken.
    private static final class Endless extends InputStream {
        private static final int FAR_TOO_MUCH = 1 << 20;

        private final Story story;
        private int given;

        Endless(Story story) {
            this.story = story;
        }

        @Override
        public int read() {
            if (++given > FAR_TOO_MUCH)
                throw story.fail("reading stops soon after 100 bytes", "you have read 1,048,576");
            return 'x';
        }
    }
}
