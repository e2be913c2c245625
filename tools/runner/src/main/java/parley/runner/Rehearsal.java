// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.testkit.Likely;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

/// Tests that the test JVM runs while it waits for its job, so that what graded tests need is
/// loaded by then: a connection, rows, the story of a failure. Nobody is told how they end.
final class Rehearsal {
    /// How often they run at most while no job comes; once where nobody says.
    static final int MOST = Integer.getInteger("parley.rehearsals", 1);
    static final List<String> TESTS = List.of(
            "talks_to_a_peer", "has_rows", "expects_a_refusal", "tells_its_failure");
    private static final byte[] LINE = "hello\r\n".getBytes(UTF_8);

    private Rehearsal() {
    }

    /// Runs them as long as the job is not there.
    ///
    /// @param least how often they run even if it is
    /// @param most how often they run if it never comes
    /// @return how often they ran
    static int run(Launch launch, InputStream job, int least, int most) throws IOException {
        int round = 0;
        for (; round < least || round < most && job.available() == 0; round++) {
            for (var test : TESTS) run(launch, test);
        }
        return round;
    }

    /// Runs one, and signs its report as is done later.
    static Failure run(Launch launch, String test) {
        var outcomes = new Outcomes(() -> { }, _ -> { });
        launch.run(Warm.Up.class, test, outcomes);
        var failure = outcomes.result();
        new Seal(new byte[Seal.KEY_BYTES]).sign(new Report(Report.Kind.FINISH, 0,
                failure.outcome(), 0, failure.message(), "").line());
        return failure;
    }

    /// Graded tests stand in nested classes.
    static final class Warm {
        @Nested
        @Task(id = "0.0", title = "Warm up", points = 0, principle = Principle.SPEED, minutes = 0,
                what = "Nothing.", why = "The first test is slower than the second.", page = "")
        class Up {
            @Test
            void talks_to_a_peer(Story story) throws IOException, InterruptedException {
                try (var peer = RoguePeer.listen(story);
                        var socket = new Socket("127.0.0.1", peer.port())) {
                    socket.getOutputStream().write(LINE);
                    var conn = peer.accept();
                    story.expectText("the line", "hello", conn.readLine());
                    conn.sendLine("hello").halfClose();
                    var in = new BufferedInputStream(socket.getInputStream());
                    story.expectBytes("the answer", LINE, in.readAllBytes());
                }
            }

            @ParameterizedTest(name = "{0} bytes")
            @ValueSource(ints = {1, 2})
            void has_rows(int row, Story story) {
                story.step("row %d", row);
                story.expect("the row", row > 0, true);
            }

            @Test
            void expects_a_refusal(Story story) {
                story.expectThrows("it is refused", IOException.class, () -> {
                    throw new IOException("refused");
                });
            }

            @Test
            @Likely(cause = "It is meant to fail.", misconception = "Every test has to pass.")
            void tells_its_failure(Story story) {
                story.step("compare %d bytes", LINE.length);
                story.sent(LINE);
                story.expectBytes("the bytes", LINE, "hallo\r\n".getBytes(UTF_8));
            }
        }
    }
}
