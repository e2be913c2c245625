// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.framing.ProtocolException;

class SafeNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"cat.png", "no dot", "kůň (1).txt", "你好.md", "👨‍👩‍👧.gif", "a..b", "console.log",
            "com.txt", "lpt", "-rf"})
    void lets_ordinary_names_pass(String name) {
        assertThatCode(() -> SafeName.check(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\\b", "/", "C:", "C:x", "a:b", "x?", "x*", "<x>",
            "a|b", "\"", ".hidden", " x", "x ", "x.", "a\nb", "a\u0000b", "a\u007fb", "a\u0085b",
            "gpj\u202eexe", "CON", "con.txt", "Aux", "NUL.tar.gz", "COM1", "lpt9.x", "COM¹", "CONIN$",
            "nul .txt"})
    void refuses_names_that_are_dangerous_anywhere(String name) {
        assertThatThrownBy(() -> SafeName.check(name))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("that name is not allowed here");
    }

    @Test
    void counts_the_length_in_bytes() {
        assertThatCode(() -> SafeName.check("ž".repeat(100))).doesNotThrowAnyException();
        assertThatThrownBy(() -> SafeName.check("ž".repeat(101))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void numbers_the_copies(@TempDir Path folder) throws Exception {
        assertThat(SafeName.reserve(folder, "cat.tar.gz")).hasFileName("cat.tar.gz");
        assertThat(SafeName.reserve(folder, "cat.tar.gz")).hasFileName("cat.tar (2).gz");
        assertThat(SafeName.reserve(folder, "cat.tar.gz")).hasFileName("cat.tar (3).gz");
        assertThat(SafeName.reserve(folder, "cat")).hasFileName("cat");
        assertThat(SafeName.reserve(folder, "cat")).hasFileName("cat (2)");
    }
}
