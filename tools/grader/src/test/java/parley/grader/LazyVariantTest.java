// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Makes the answers of somebody who has not thought about the task.
class LazyVariantTest {
    private static final String THROWS = "throw new RuntimeException(\"not done\");";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            int              | return 0;         | -
            boolean          | return false;     | -
            char             | return '\\0';     | -
            String           | return null;      | return "";
            byte[]           | return null;      | return new byte[0];
            Optional<String> | return null;      | return java.util.Optional.empty();
            List<Integer>    | return null;      | return java.util.List.of();
            Duration         | return null;      | return java.time.Duration.ZERO;
            HttpResponse     | return null;      | -
            void             | // does nothing   | -
            """)
    void throws_or_returns_nothing_or_something_empty(String type, String nothing, String empty) {
        List<LazyVariant> variants = LazyVariant.of("7.1", List.of(body(type)));

        assertThat(variants).extracting(LazyVariant::bodies).containsExactlyElementsOf(
                empty == null ? List.of(List.of(THROWS), List.of(nothing.replace("\\\\", "\\")))
                        : List.of(List.of(THROWS), List.of(nothing), List.of(empty)));
    }

    @Test
    void changes_all_bodies_of_the_task_and_no_other() {
        MarkedSource source = MarkedSource.read("Sums.java", SampleCourse.MARKED);
        List<TaskBody> bodies = source.tasks().stream()
                .filter(body -> body.id().equals("7.2")).toList();

        String lazy = LazyVariant.of("7.2", bodies).getLast().in(source, bodies);

        assertThat(lazy).contains("return \"\";").contains("return a + b;")
                .doesNotContain("Hello, ");
    }

    private static TaskBody body(String type) {
        return new TaskBody("7.1", "it", "Sums.java", 1, 1, "Sums.it", type, 0, 1);
    }
}
