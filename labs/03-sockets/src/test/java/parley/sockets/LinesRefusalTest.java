// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static parley.sockets.LineCheck.reading;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import parley.framing.ProtocolException;
import parley.testkit.Likely;
import parley.testkit.MoreTestsOf;
import parley.testkit.Negative;
import parley.testkit.Story;

/// Lines that a reader must not take.
@MoreTestsOf(LinesTest.Task2.class)
class LinesRefusalTest {
    @Test
    @Negative
    @Likely(cause = "Nothing checks how long the line has grown, or it is checked a byte too late.",
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
