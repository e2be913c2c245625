// SPDX-License-Identifier: Apache-2.0
package parley.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.testkit.Conn;
import parley.testkit.Likely;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

/// Graded tests of the sample lab, most of which fail. Other tests run them and look at the
/// stories.
@Task(id = "3.2", title = "Read a line", points = 20, principle = Principle.INTEGRITY,
    minutes = 20, what = "Read it.", why = "Lines.", page = "03-sockets/lines.md#a-line-has-an-end")
public class Samples {
    @Test
    @Likely(cause = "read() returned what had arrived so far, and the code took it for the whole "
        + "line.", misconception = "TCP is a stream, not messages.")
    void reads_once(Story story) throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story)) {
            peer.serve(conn -> conn.dribble("grüße\r\n".getBytes(StandardCharsets.UTF_8)));
            story.step("your readsOnce() is called");
            story.expectText("the line", "grüße", LineReader.readsOnce(peer.address()));
        }
    }

    @Test
    void decodes_each_byte(Story story) throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story)) {
            peer.serve(conn -> conn.sendLine("你好"));
            story.expectText("the line", "你好", LineReader.decodesEachByte(peer.address()));
        }
    }

    @Test
    void wrong_byte(Story story) {
        byte[] right = "hello world, how are you".getBytes(StandardCharsets.UTF_8);
        byte[] wrong = right.clone();
        wrong[14] = '0';
        story.expectBytes("the frame on the wire", right, wrong);
    }

    @Test
    @Likely(cause = "The usual cause.", misconception = "The usual misconception.")
    void knows_better_than_its_annotation(Story story) {
        story.likely("What this failure shows.");
        story.expectText("the line", "hello", LineReader.isNull());
    }

    @Test
    void throws_at_the_end(Story story) throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story)) {
            peer.serve(Conn::halfClose);
            LineReader.throwsAtTheEnd(peer.address());
        }
    }

    @Test
    void sends_nothing(Story story) throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story)) {
            peer.serve(conn -> story.expectText("the request", "hello", conn.readLine()));
            LineReader.sendsNothing(peer.address());
        }
    }

    @Test
    void gives_null() {
        LineReader.isNull().length();
    }

    @Test
    void text_is_null(Story story) {
        story.expectText("the line", "hello", LineReader.isNull());
    }

    @Test
    void todo_in_the_test() {
        LineReader.notStarted();
    }

    @Test
    void todo_where_a_refusal_is_expected(Story story) {
        story.expectThrows("the line is cut", RuntimeException.class, LineReader::notStarted);
    }

    @Test
    void refuses_nothing(Story story) {
        story.expectThrows("the line is too long", IllegalStateException.class, LineReader::isNull);
    }

    @Test
    void refuses_otherwise(Story story) {
        story.expectThrows("the line is too long", IllegalStateException.class,
            LineReader::fillsTheMemory);
    }

    @Test
    void assertj_values() {
        assertThat(LineReader.isNull()).as("the first word").isEqualTo("hello");
    }

    @Test
    void junit_values() {
        assertEquals("hello", LineReader.isNull());
    }

    @Test
    void assertj_other() {
        assertThat(List.of(1, 2)).as("the ports").contains(3);
    }

    @Test
    void awaits_in_vain() {
        await("the room is empty").until(() -> false);
    }

    @Test
    void skips() {
        assumeTrue(false, "this machine has no second address");
    }

    @Test
    void passes(Story story) {
        story.expectText("the word", "hello", "hello");
        assertThat(Thread.currentThread().isVirtual()).isFalse();
        assertThat(Thread.currentThread().getName()).isEqualTo("passes");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void is_small(int number, Story story) {
        story.expect("whether " + number + " is small", true, number < 3);
    }

    @RepeatedTest(2)
    void repeats() {
        assertThat(Thread.currentThread().getName()).isEqualTo("repeats");
    }
}
