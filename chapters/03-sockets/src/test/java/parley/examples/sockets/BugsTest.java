// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BugsTest {
    private static Arguments pair(String name, Program.Main bug, String symptom, Program.Main mended, String cure) {
        return Arguments.of(name, bug, symptom, mended, cure);
    }

    private static Stream<Arguments> pairs() {
        return Stream.of(
                pair("text and bytes", BugTextAndBytes::main, "received: response: [B@",
                        MendedTextAndBytes::main, "received: response: hello\n"),
                pair("no flush", BugNoFlush::main, "received: nothing for half a second",
                        MendedNoFlush::main, "received: hello\n"),
                pair("no newline", BugNoNewline::main, "received: nothing for half a second",
                        MendedNoNewline::main, "received: hello\n"),
                pair("closed stream", BugClosedStream::main, "the answer cannot be sent: ",
                        MendedClosedStream::main, "received: you said hello\n"),
                pair("inline accept", BugInlineAccept::main, "the second client received: nothing",
                        MendedInlineAccept::main, "the second client received: ?\n"),
                pair("ignores end", BugIgnoresEnd::main, "received 100000 times",
                        MendedIgnoresEnd::main, "received 1 time, then the end\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void each_bug_shows_its_symptom_and_the_mended_twin_does_not(
            String name, Program.Main bug, String symptom, Program.Main mended, String cure) {
        assertThat(Program.run(bug)).startsWith(symptom);
        assertThat(Program.run(mended)).isEqualTo(cure);
    }
}
