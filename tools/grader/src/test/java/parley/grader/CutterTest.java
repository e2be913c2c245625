// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cuts sources as they stand in solutions, and refuses markers that are wrong.
class CutterTest {
    private static final String SOURCE = """
            // SPDX-License-Identifier: Apache-2.0
            package parley.demo;

            // solution only
            import java.util.ArrayList;
            // end solution only
            import java.util.List;

            /// Doc comments stay. // task 9.9: not a marker
            record Point(int x, int y) {
                static final String TEXT = "// task 3.1: not a marker";

                // solution only
                private static final int HELPER = 1;
                // end solution only

                Point {
                    // task 3.1: refuse   negative numbers
                    if (x < 0) throw new IllegalArgumentException("x " + x);
                    // end 3.1
                }

                /// Given, kept.
                int  sum() { return x+y; }

                List<String> names() {
                    // task 3.2: return "x" and "y"
                    List<String> names = new ArrayList<>();
                    names.add("x");
                    names.add(TEXT + \"""
                        // end 3.2 is no marker here
                        \""");

                    return names;
                    // end 3.2
                }
            }
            """;

    private static final String STARTER = """
            // SPDX-License-Identifier: Apache-2.0
            package parley.demo;

            import java.util.List;

            /// Doc comments stay. // task 9.9: not a marker
            record Point(int x, int y) {
                static final String TEXT = "// task 3.1: not a marker";

                Point {
                    // TODO 3.1: refuse   negative numbers
                    throw new UnsupportedOperationException("TODO 3.1");
                }

                /// Given, kept.
                int  sum() { return x+y; }

                List<String> names() {
                    // TODO 3.2: return "x" and "y"
                    throw new UnsupportedOperationException("TODO 3.2");
                }
            }
            """;

    @Test
    void cuts_bodies_and_what_only_the_answer_needs_and_keeps_the_rest() {
        MarkedSource source = MarkedSource.read("solutions/Point.java", SOURCE);

        assertThat(Cutter.starter(source)).isEqualTo(STARTER);
    }

    @Test
    void knows_of_each_body_where_it_is_and_what_it_returns() {
        MarkedSource source = MarkedSource.read("solutions/Point.java", SOURCE);

        assertThat(source.tasks()).extracting(
                TaskBody::id, TaskBody::member, TaskBody::returnType, TaskBody::line,
                TaskBody::lines).containsExactly(
                org.assertj.core.groups.Tuple.tuple("3.1", "Point", "", 18, 1),
                org.assertj.core.groups.Tuple.tuple(
                        "3.2", "Point.names", "List<String>", 27, 7));
    }

    @Test
    void puts_other_statements_into_one_task_only() {
        MarkedSource source = MarkedSource.read("solutions/Point.java", SOURCE);

        String lazy = Cutter.withBodies(source, body ->
                body.id().equals("3.2") ? Optional.of("return null;") : Optional.empty());

        assertThat(lazy).contains("List<String> names() {\n        return null;\n    }")
                .contains("refuse   negative").contains("HELPER = 1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            void a() { int x = 1;~// task 3.1: it~// end 3.1~}      | A.java:2: the marker must come first in the body of A.a
            void a() {~// task 3.1: it~// end 3.1~int x = 1; }      | A.java:3: the marker must come last in the body of A.a
            void a() { if (true) {~// task 3.1: it~// end 3.1~} }   | A.java:2: the marker must come first in the body of A.a
            void a() {~// task 3.1: it~} void b() {~// end 3.1~}    | A.java:4: the marker must come last in the body of A.a
            void a() {~// task 3.1: it~// task 3.2: it~// end 3.2~} | A.java:3: "// task 3.1: it" (line 2) is still open: markers never nest
            void a() {~// task 3.1: it~// end 3.2~}                 | A.java:3: no "// task 3.2: ..." is open here
            void a() {~// end 3.1~}                                 | A.java:2: no "// task 3.1: ..." is open here
            void a() {~// task 3.1: it~}                            | A.java:2: "// task 3.1: it" is never closed
            void a() {~// task 3.1~// end 3.1~}                     | A.java:2: write "// task 3.2: what to do"
            static {~// task 3.1: it~// end 3.1~}                   | A.java:2: an initialiser cannot be a task
            // task 3.1: it~int x = 1;~// end 3.1                   | A.java:1: a task is the whole body of a method or constructor
            void a() {~// solution only~// end solution only~}      | A.java:2: only whole members and imports can be solution only
            int x; // solution only~int y;~// end solution only     | A.java:1: put this marker on a line of its own
            // solution only~int y;                                 | A.java:1: "// solution only" is never closed
            void a() { int = 3; }                                   | A.java:1: this is not Java:
            """)
    void refuses_a_wrong_marker(String members, String sentence) {
        String source = "class A { " + members.replace("~", "\n") + "\n}\n";

        assertThatThrownBy(() -> MarkedSource.read("A.java", source))
                .isInstanceOf(CutException.class).hasMessageStartingWith(sentence);
    }
}
