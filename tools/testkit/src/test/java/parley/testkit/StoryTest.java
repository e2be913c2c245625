// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StoryTest {
    private final Story story = new Story();

    private static StoryError error(ThrowingCallable code) {
        return catchThrowableOfType(StoryError.class, code);
    }

    @Test
    void tells_steps_traffic_values_causes_in_this_order() {
        story.step("a client sends %s", "hello").sent("client 1", "hello\n".getBytes(
            StandardCharsets.UTF_8));
        story.received("client 1", "HELLO".getBytes(StandardCharsets.UTF_8));
        story.likely("The line end was dropped.", "A line has an end.");

        StoryError error = error(() -> story.expectText("the answer", "HELLO\n", "HELLO"));

        assertThat(error).hasMessage("""
               1. a client sends hello
            >  2. the answer

            Client 1 sent you (6 bytes)
              0000  68 65 6c 6c 6f 0a                                hello.
            You sent client 1 (5 bytes)
              0000  48 45 4c 4c 4f                                   HELLO

            Expected: "HELLO\\n"
            But was:  "HELLO"
                            ^ ends here

            Likely:   The line end was dropped.
            Remember: A line has an end.""");
    }

    @Test
    void gives_its_parts_to_reports() {
        story.step("a step").likely("A cause.", "A misconception.");

        StoryError error = story.fail("a line", "nothing came");

        assertThat(error.steps()).containsExactly("a step");
        assertThat(error.expected()).contains("a line");
        assertThat(error.actual()).contains("nothing came");
        assertThat(error.likely()).contains("A cause.");
        assertThat(error.misconception()).contains("A misconception.");
        assertThat(error.lookAt()).isEmpty();
        assertThat(error.page()).isEmpty();
        assertThat(error.todo()).isEmpty();
        assertThat(error.timedOut()).isFalse();
    }

    @Test
    void gives_the_compared_values_to_reports_too() {
        StoryError error = error(() -> story.expectText("the line", "hello", "hel"));

        assertThat(error.expected()).contains("\"hello\"");
        assertThat(error.actual()).contains("\"hel\"");
    }

    @Test
    void has_no_stack_trace_of_its_own() {
        assertThat(story.fail("It is wrong.").getStackTrace()).isEmpty();
    }

    @Test
    void says_nothing_when_all_is_well() {
        story.expectText("the text", "a", "a");
        story.expectBytes("the bytes", new byte[] {1}, new byte[] {1});
        story.expect("the list", List.of(1, 2), List.of(1, 2));
        var thrown = story.expectThrows("it is negative", NegativeArraySizeException.class,
            () -> new byte[-1]);

        assertThat(thrown).hasMessage("-1");
    }

    @Test
    void shows_values_of_the_jdk_so_that_they_can_be_told_apart() {
        assertThat(error(() -> story.expect("the answer", Optional.of("1"), Optional.empty())))
            .hasMessage("""
                >  1. the answer

                Expected: "1"
                But was:  nothing (Optional.empty)""");
        assertThat(error(() -> story.expect("the names", List.of("a", "b"), List.of("a b"))))
            .hasMessageEndingWith("Expected: [\"a\", \"b\"]\nBut was:  [\"a b\"]");
    }

    @Test
    void lets_the_expected_value_decide_whether_both_are_the_same() {
        Object lying = new Object() {
            @Override
            public boolean equals(Object other) {
                return true;
            }

            @Override
            public int hashCode() {
                return 0;
            }
        };

        assertThat(error(() -> story.expect("the value", "right", lying))).isNotNull();
    }

    @Test
    void survives_a_value_that_cannot_be_shown() {
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        };

        assertThat(error(() -> story.expect("the value", "right", broken)))
            .hasMessageContaining("whose toString() fails");
    }

    @Test
    void shortens_a_long_list_of_steps_in_the_middle() {
        for (int i = 1; i <= 40; i++) story.step("step %d", i);

        String text = story.fail("It stopped.").getMessage();

        assertThat(text.lines()).hasSize(3 + 1 + 9 + 2);
        assertThat(text).contains("   3. step 3\n      ... 28 steps more\n  32. step 32\n")
            .contains("> 40. step 40");
    }

    @Test
    void reads_the_same_in_every_line_up_to_eighty_columns() {
        story.step("%s", "word ".repeat(100)).sent(new byte[1_000]);
        story.likely("cause ".repeat(40), "idea ".repeat(40));

        String text = error(() -> story.expectText("it", "x".repeat(999), "y".repeat(999)))
            .getMessage();

        assertThat(text.lines()).allMatch(line -> line.length() <= Prose.COLUMNS);
    }

    @Test
    void refuses_to_take_a_story_or_a_todo_for_a_refusal() {
        StoryError told = story.fail("The peer says so.");

        assertThat(error(() -> story.expectThrows("x", Throwable.class, () -> {
            throw told;
        }))).isSameAs(told);
        assertThat(error(() -> story.expectThrows("x", Throwable.class, () -> {
            throw new UnsupportedOperationException("TODO 3.2");
        })).todo()).contains("3.2");
    }
}
