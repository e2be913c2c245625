// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.TestAbortedException;
import parley.sample.Prepared;

/// How a graded test ends: at a TODO, out of time, with peers and threads left behind.
@Isolated
class TaskExtensionTest {
    private static final String LINE_READER =
        "Look at:  labs/03-sample/src/main/java/parley/sample/LineReader.java:N\n"
            + "Read:     book/03-sockets/lines.md#a-line-has-an-end";

    @ParameterizedTest
    @ValueSource(strings = {"todo_in_the_test", "todo_on_another_thread", "todo_that_is_swallowed",
        "todo_where_a_refusal_is_expected"})
    void ends_at_once_where_a_todo_is_reached(String sample) {
        long begin = System.nanoTime();

        StoryError error = Told.error(sample);

        assertThat(Told.normal(error.getMessage())).matches("not started: open "
            + "labs/03-sample/src/main/java/parley/sample/(LineReader|ChatServer).java:N");
        assertThat(error.todo().orElseThrow()).matches("3.[23]");
        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(TestRun.LIMIT.toSeconds());
    }

    @Test
    void ends_a_test_that_runs_out_of_time_and_says_what_it_waits_for() {
        StoryError error = Told.error("never_ends");

        assertThat(error.timedOut()).isTrue();
        assertThat(Told.normal(error.getMessage())).isEqualTo("""
            >  1. your neverEnds()

            Expected: the test ends within 1 s
            But was:  your neverEnds() is waiting in read() for bytes that never come, at
                      LineReader.java:N

            """ + LINE_READER);
    }

    @Test
    void lets_passing_and_skipped_tests_be() {
        assertThat(Told.by("passes")).singleElement()
            .satisfies(result -> assertThat(result.getStatus()).isEqualTo(Status.SUCCESSFUL));
        assertThat(Told.by("skips")).singleElement().satisfies(result ->
            assertThat(result.getThrowable().orElseThrow())
                .isInstanceOf(TestAbortedException.class));
    }

    @Test
    void runs_parameterized_and_repeated_tests_each_with_a_story_of_its_own() {
        assertThat(Told.by("repeats")).hasSize(2)
            .allMatch(result -> result.getStatus() == Status.SUCCESSFUL);
        assertThat(Told.by("is_small")).hasSize(3)
            .filteredOn(result -> result.getStatus() == Status.FAILED).singleElement()
                .satisfies(failed ->
                assertThat(failed.getThrowable().orElseThrow().getMessage()).isEqualTo("""
                    >  1. whether 3 is small

                    Expected: yes
                    But was:  no

                    Read:     book/03-sockets/lines.md#a-line-has-an-end"""));
    }

    private static Throwable only(Class<?> tests) {
        return Told.by(tests).getFirst().getThrowable().orElseThrow();
    }

    @Test
    void keeps_peers_alive_that_were_made_before_the_test() {
        assertThat(Told.by(Prepared.PeerBefore.class)).singleElement()
            .satisfies(result -> assertThat(result.getStatus()).isEqualTo(Status.SUCCESSFUL));
    }

    @ParameterizedTest
    @ValueSource(classes = {Prepared.TodoBefore.class, Prepared.TodoInAField.class})
    void sees_a_todo_before_the_test_begins(Class<?> tests) {
        assertThat(Told.normal(only(tests).getMessage())).isEqualTo("not started: open "
            + "labs/03-sample/src/main/java/parley/sample/LineReader.java:N");
    }

    @Test
    void does_not_wait_for_ever_after_a_test() {
        assertThat(only(Prepared.HangsAfter.class))
            .isInstanceOfSatisfying(StoryError.class, error -> {
            assertThat(error.timedOut()).isTrue();
            assertThat(error).hasMessageContaining("waiting for a signal");
        });
    }

    @Test
    void gives_the_transcript_of_a_failure() {
        assertThat(Told.error("decodes_each_byte").transcript().text())
            .contains("the peer -> you  8 bytes");
    }

    @Test
    void leaves_no_trace_in_the_vm() {
        var handler = Thread.getDefaultUncaughtExceptionHandler();

        Told.by("todo_on_another_thread");

        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(handler);
        assertThat(TestRun.current()).isEmpty();
    }
}
