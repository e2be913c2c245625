// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a student reads when a graded test fails, word by word.
@Isolated
class FailureStoriesTest {
    private static final String LINE_READER =
        "Look at:  labs/03-sample/src/main/java/parley/sample/LineReader.java:N\n"
            + "Read:     book/03-sockets/lines.md#a-line-has-an-end";

    @Test
    void tells_what_a_reader_did_wrong_that_reads_once() {
        assertThat(Told.text("reads_once")).isEqualTo("""
               1. your readsOnce() is called
               2. the peer sends "grüße\\r\\n", one byte at a time
            >  3. the line

            The peer sent you (9 bytes)
              0000  67 72 c3 bc c3 9f 65 0d 0a                       gr....e..

            Expected: "grüße"
            But was:  "g"
                        ^ ends here

            Likely:   read() returned what had arrived so far, and the code took it for the
                      whole line.
            Remember: TCP is a stream, not messages.
            """ + LINE_READER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "de", "zh", "ar-EG-u-nu-arab"})
    void tells_the_same_in_every_locale(String language) {
        Locale before = Locale.getDefault();
        String here = Told.text("reads_once") + Told.text("wrong_byte")
            + Told.text("recurses_for_ever");
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertThat(Told.text("reads_once") + Told.text("wrong_byte")
                + Told.text("recurses_for_ever")).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void marks_the_wrong_byte() {
        assertThat(Told.text("wrong_byte")).isEqualTo("""
            >  1. the frame on the wire

            Expected: 24 bytes
              0000  68 65 6c 6c 6f 20 77 6f 72 6c 64 2c 20 68 6f 77  hello world, how
              0010  20 61 72 65 20 79 6f 75                           are you
            But was:  24 bytes, the first wrong one is byte 14
              0000  68 65 6c 6c 6f 20 77 6f 72 6c 64 2c 20 68 30 77  hello world, h0w
                                                              ^^
              0010  20 61 72 65 20 79 6f 75                           are you

            Read:     book/03-sockets/lines.md#a-line-has-an-end""");
    }

    @Test
    void prefers_the_cause_that_the_test_names_to_the_usual_one() {
        assertThat(Told.text("knows_better_than_its_annotation"))
            .endsWith("\n\nLikely:   What this failure shows.\n" + LINE_READER);
    }

    @Test
    void tells_an_exception_in_plain_words() {
        assertThat(Told.text("throws_at_the_end")).isEqualTo("""
               1. the peer ends its sending direction
            >  2. your throwsAtTheEnd()

            Your code threw an EOFException (no line).
            The connection ended before all that was needed had come.

            """ + LINE_READER);
        assertThat(Told.text("recurses_for_ever")).isEqualTo("""
            >  1. your recursesForEver()

            Your code threw a StackOverflowError.
            A method called itself until the stack was full.

            """ + LINE_READER);
        assertThat(Told.text("fills_the_memory")).contains("Your code threw an OutOfMemoryError");
    }

    @Test
    void says_which_method_returned_null() {
        assertThat(Told.text("gives_null"))
            .isEqualTo("LineReader.isNull() returned null.\n\n" + LINE_READER);
        assertThat(Told.text("text_is_null")).isEqualTo("""
            >  1. the line

            Expected: "hello"
            But was:  null

            """ + LINE_READER);
    }

    @Test
    void says_what_was_done_instead_of_a_refusal() {
        assertThat(Told.text("refuses_nothing")).isEqualTo("""
            >  1. the line is too long

            Expected: it throws an IllegalStateException
            But was:  it returned null

            """ + LINE_READER);
        assertThat(Told.text("refuses_otherwise"))
            .contains("But was:  an OutOfMemoryError (Java heap space)");
    }

    @Test
    void tells_assertions_as_stories_too() {
        assertThat(Told.text("assertj_values")).startsWith("""
            >  1. the first word

            Expected: "hello"
            But was:  null
            """);
        assertThat(Told.text("junit_values")).startsWith("Expected: \"hello\"\nBut was:  null\n");
        assertThat(Told.text("assertj_other")).startsWith(">  1. the ports\n\nExpecting");
        assertThat(Told.text("awaits_in_vain")).startsWith("""
            >  1. the room is empty

            Expected: it becomes true
            But was:  it was still not so after 1 second
            """);
    }

    @Test
    void tells_what_went_wrong_in_the_script_of_a_peer() {
        assertThat(Told.text("sends_nothing")).isEqualTo("""
            >  1. the peer reads a line

            Expected: a line
            But was:  you ended the connection

            """ + LINE_READER);
    }

    @Test
    void tells_of_a_thread_that_died_meanwhile() {
        assertThat(Told.text("thread_dies")).endsWith("""
            Expected: a line
            But was:  you ended the connection

            Your thread "chat" ended with an IllegalStateException (who is true), at
            ChatServer.java:N.

            Look at:  labs/03-sample/src/main/java/parley/sample/ChatServer.java:N
            Read:     book/03-sockets/lines.md#a-line-has-an-end""");
    }

    @Test
    void does_not_overlook_an_expectation_on_another_thread() {
        assertThat(Told.text("fails_where_nobody_listens")).startsWith("""
            >  1. the answer

            Expected: "yes"
            But was:  "no"
            """);
        assertThat(Told.text("fails_on_another_thread")).startsWith("""
            >  1. the count

            Expected: 2
            But was:  1
            """);
    }
}
