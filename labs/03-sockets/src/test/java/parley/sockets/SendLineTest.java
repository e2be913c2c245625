// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import parley.testkit.Hint;
import parley.testkit.Likely;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

class SendLineTest {
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
                story.likely("The call before closed the writer. With it goes the stream below.",
                        "Flush after each line. Whoever opened the socket closes it.");
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
}
