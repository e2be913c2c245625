// SPDX-License-Identifier: Apache-2.0
package parley.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import parley.testkit.BuildsOn;
import parley.testkit.Conn;
import parley.testkit.Hint;
import parley.testkit.Likely;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

class StartTest {
    @Nested
    @Task(
            id = "0.1", title = "Say hello", points = 20, minutes = 5,
            principle = Principle.INTEGRITY,
            what = """
                    `Greeting.text(name)` returns the greeting for somebody: `Hello World` for `World`.

                    - `Hello`, one space, the name; a capital H and no comma.
                    - It returns the text and prints nothing.
                    - The name stays as it is, in any language.
                    """,
            why = "Another program will read this text. It compares letter by letter, as programs do.",
            page = "00-start/index.md#task-and-grade")
    @Hint("A method hands its result back with `return`. The starter has a `throw` in its place: "
            + "both of its lines go.")
    @Hint("In Java, `+` joins two texts. The space between the words must stand in one of them.")
    @Hint("Return the text \"Hello\" with a space at its end, and join the parameter `name` to it.")
    class Task1 {
        @Test
        @Likely(cause = "The text differs from \"Hello World\" by a letter, a space or a sign.",
                misconception = "A program does not overlook small things: \"hello\" is another "
                        + "word than \"Hello\".")
        void greets_the_world(Story story) {
            story.step("call Greeting.text(\"World\")");
            String text = Greeting.text("World");
            if (text == null || text.isEmpty()) {
                String what = text == null ? "null" : "an empty text";
                story.likely("The method returns " + what + ". Perhaps it prints the greeting.",
                        "Printing shows a text to people. Only `return` hands it to the program.");
            }
            story.expectText("the greeting", "Hello World", text);
        }

        @Test
        @Likely(cause = "The text is always the same: the parameter is not used.",
                misconception = "A parameter is a value that the caller chooses anew each time.")
        void greets_whoever_is_named(Story story) {
            story.step("call Greeting.text(\"Ada\")");
            story.expectText("the greeting", "Hello Ada", Greeting.text("Ada"));
        }

        @Test
        @Likely(cause = "The name was changed on its way, or a part of it was lost.")
        void leaves_a_name_as_it_is_in_any_language(Story story) {
            story.step("call Greeting.text(\"Jürgen van Ó Néill 王\")");
            story.expectText("the greeting", "Hello Jürgen van Ó Néill 王",
                    Greeting.text("Jürgen van Ó Néill 王"));
        }
    }

    @Nested
    @Task(
            id = "0.2", title = "End the line", points = 30, minutes = 5,
            principle = Principle.INTEGRITY,
            what = """
                    `Line.encode(text)` returns the bytes of a line, ready to travel.

                    - First the text, in UTF-8.
                    - Then the line's end: CR and LF, the bytes 13 and 10 (`"\\r\\n"` in Java).
                    - An empty text is a line too: its end alone.
                    """,
            why = "A connection carries bytes, one after the other. The end is how the other side sees "
                    + "where your line is over.",
            ignore = "Texts that hold a line end themselves; chapter 3 deals with those.",
            page = "00-start/index.md#watch-and-hint")
    @Hint("Two steps: make the text longer, then turn it into bytes.")
    @Hint("`String` has a method `getBytes`. Tell it which charset you mean, else it is the other "
            + "side's guess.")
    @Hint("Join \"\\r\\n\" to the text, put round brackets around both, and call "
            + "`getBytes(StandardCharsets.UTF_8)` on that.")
    class Task2 {
        @Test
        @Likely(cause = "The line has another end than CR LF (0d 0a), or none.",
                misconception = "Where a line ends is a rule that both sides know, not something "
                        + "that the network adds.")
        void ends_a_line_with_cr_and_lf(Story story) {
            encode(story, "Hello World");
        }

        @Test
        @Likely(cause = "The text was turned into bytes with another charset than UTF-8.",
                misconception = "A letter is not a byte. How many bytes it takes, and which, is "
                        + "up to the charset.")
        void writes_every_letter_in_utf_8(Story story) {
            encode(story, "Grüß Gott, 王 😀");
        }

        @Test
        @Likely(cause = "An empty text was treated in another way than the others.")
        void an_empty_line_is_its_end_alone(Story story) {
            encode(story, "");
        }

        private static void encode(Story story, String text) {
            story.step("call Line.encode(\"%s\")", text);
            story.expectBytes("the line", (text + "\r\n").getBytes(UTF_8), Line.encode(text));
        }
    }

    @Nested
    @BuildsOn("0.2")
    @Task(
            id = "0.3", title = "Send it", points = 50, minutes = 10,
            principle = Principle.SPEED,
            what = """
                    `Conversation.send(text)` sends one line to the other side.

                    - It writes the bytes of `Line.encode(text)` to `out`, once.
                    - When it returns, the line is on its way, not in a buffer.
                    - The connection stays open: the answer is still to come.
                    """,
            why = "This is your first line over a socket. After it, `./course demo 0 mine` shows "
                    + "another program answering you.",
            page = "00-start/index.md#your-first-line")
    @Hint("`out` is a stream. Which method of a stream takes bytes? And where are they after that?")
    @Hint("`out` collects bytes in a buffer, to send many at once. Somebody has to say: now.")
    @Hint("Two statements: `out.write(...)` with the bytes of the line, then `out.flush()`.")
    class Task3 {
        private static final String CLOSED = "Closing a socket's stream does not only send what "
                + "is left: it closes the socket, in both directions.";

        @Test
        void the_line_leaves_at_once(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    Conversation conversation = new Conversation(peer.address())) {
                Conn other = peer.accept();
                send(story, conversation, "Hello World");
                story.expectText("the line", "Hello World", other.readLine());
            }
        }

        @Test
        void the_answer_can_come_back(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    Conversation conversation = new Conversation(peer.address())) {
                Conn other = peer.accept();
                send(story, conversation, "Hello World");
                other.readLine();
                story.likely("Something in send() closed the connection.", CLOSED);
                other.sendLine("Hello Yourself");
                story.expectText("the answer", "Hello Yourself", answer(story, conversation));
            }
        }

        @Test
        void lines_arrive_in_the_order_they_were_sent(Story story) throws Exception {
            try (RoguePeer peer = RoguePeer.listen(story);
                    Conversation conversation = new Conversation(peer.address())) {
                Conn other = peer.accept();
                send(story, conversation, "one");
                story.expectText("the first line", "one", other.readLine());
                send(story, conversation, "two");
                story.likely("The first line was sent again, or the connection was closed after "
                        + "it.");
                story.expectText("the second line", "two", other.readLine());
            }
        }

        @Test
        void each_byte_of_the_line_is_sent_once(Story story) throws Exception {
            byte[] line = "Grüß Gott\r\n".getBytes(UTF_8);
            try (RoguePeer peer = RoguePeer.listen(story)) {
                Conn other;
                try (Conversation conversation = new Conversation(peer.address())) {
                    other = peer.accept();
                    send(story, conversation, "Grüß Gott");
                    story.expectBytes("the line", line, other.readExactly(line.length));
                }
                story.likely("The line was written twice, or something else behind it.");
                other.expectEnd();
            }
        }

        private static void send(Story story, Conversation conversation, String text)
                throws IOException {
            story.step("call send(\"%s\")", text);
            try {
                conversation.send(text);
                story.likely("The bytes were written into the buffer of `out` and are still there.",
                        "write() hands bytes to a buffer. flush() hands them to the network.");
            } catch (IOException closed) {
                story.likely("An earlier send() closed the connection.", CLOSED);
                throw closed;
            }
        }

        private static String answer(Story story, Conversation conversation) throws IOException {
            try {
                return conversation.answer();
            } catch (SocketException closed) {
                throw story.fail("the connection is open, for the answer", "send() closed it");
            }
        }
    }
}
