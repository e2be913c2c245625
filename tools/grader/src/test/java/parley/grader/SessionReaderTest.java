// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionReaderTest {
    private static Session read(String... lines) {
        return SessionReader.read(Path.of("one.session"), List.of(lines));
    }

    @Test
    void a_block_holds_steps_in_order() {
        Session session = read(
                "# A title", "", "port 21", "prompt ftp>",
                "--8<-- [start:talk] terminal client, keeps running, ends with 2",
                "$ ./course java Ftp.java 21", "220 ready", "ftp> USER anna⏎", "ftp> ^D", "^C",
                "--8<-- [end:talk]");

        assertThat(session.ports()).containsExactly(21);
        assertThat(session.blocks()).containsExactly(new SessionItem.Block(
                5, "talk", "client", true, 2, List.of(
                        new SessionStep.Start("./course java Ftp.java 21"),
                        new SessionStep.Shown(List.of("220 ready")),
                        new SessionStep.Type("ftp> ", "USER anna"),
                        new SessionStep.EndInput("ftp> "),
                        new SessionStep.Stop())));
        assertThat(session.blocks().getFirst().head())
                .isEqualTo("--8<-- [start:talk] terminal client, keeps running, ends with 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello                                   | one.session:1: "hello" stands outside of
            --8<-- [start:a] terminal b             | one.session:1: the block a has no end
            # nothing                               | one.session:1: the session has no block
            copy /etc/hosts to a                    | one.session:1: "/etc/hosts" leads out of
            copy a to ../../b                       | one.session:1: "../../b" leads out of
            """)
    void a_wrong_line_is_refused_with_its_number_and_what_it_should_be(
            String line, String sentence) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(SessionException.class).hasMessageContaining(sentence);
    }

    @Test
    void two_blocks_of_one_name_are_refused() {
        String head = "--8<-- [start:a] terminal t";
        String foot = "--8<-- [end:a]";

        assertThatThrownBy(() -> read(head, "$ x", foot, head, "$ x", foot))
                .hasMessageContaining("two blocks called a");
    }

    @Test
    void only_running_a_file_leaves_the_course_as_it_is() {
        String head = "--8<-- [start:a] terminal t";
        String foot = "--8<-- [end:a]";

        assertThat(read(head, "$ ./course java A.java", foot).changesTheCourse()).isFalse();
        assertThat(read(head, "$ ./course demo 3 echo", foot).changesTheCourse()).isFalse();
        assertThat(read(head, "$ curl http://127.0.0.1:80/", foot).changesTheCourse()).isFalse();
        assertThat(read(head, "$ ./course grade 0", foot).changesTheCourse()).isTrue();
        assertThat(read("copy a to b", head, "$ ls", foot).changesTheCourse()).isTrue();
    }
}
