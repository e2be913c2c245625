// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Next: ./course task 0.1          | Next: course task 0.1",
        "./course                         | course",
        "./course ./course hint           | course course hint",
        ". and ./ and ./cours stay        | . and ./ and ./cours stay",
        "../.././course                   | ../../course",
        "././course, ..//course           | ./course, ..//course",
        "\u00dcbung 3: ./course            | \u00dcbung 3: course"})
    void writes_the_command_as_windows_types_it(String written, String typed) throws IOException {
        assertThat(through(written.strip(), Integer.MAX_VALUE)).isEqualTo(typed);
        assertThat(through(written.strip(), 1)).isEqualTo(typed);
        assertThat(through(written.strip(), 3)).isEqualTo(typed);
    }

    /// The text as it comes out when it is written in pieces of so many bytes.
    private static String through(String text, int piece) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var name = new CourseName(out)) {
            for (int at = 0; at < bytes.length; at += Math.min(piece, bytes.length)) {
                name.write(bytes, at, Math.min(piece, bytes.length - at));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
