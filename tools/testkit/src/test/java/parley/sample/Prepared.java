// SPDX-License-Identifier: Apache-2.0
package parley.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

/// Graded tests of the sample lab with code before and after each.
public class Prepared {
    @Nested
    @Task(id = "3.3", title = "Serve", points = 20, principle = Principle.SPEED, minutes = 20,
        what = "w", why = "y", page = "p.md")
    public class PeerBefore {
        private RoguePeer peer;

        @BeforeEach
        void listen(Story story) throws IOException {
            peer = RoguePeer.listen(story).serve(conn -> conn.sendLine("hello"));
        }

        @Test
        void finds_the_peer_alive() throws IOException {
            assertThat(LineReader.decodesEachByte(peer.address())).isEqualTo("hello");
        }

        @AfterEach
        void close() {
            peer.close();
        }
    }

    @Nested
    @Task(id = "3.3", title = "Serve", points = 20, principle = Principle.SPEED, minutes = 20,
        what = "w", why = "y", page = "p.md")
    public class TodoBefore {
        @BeforeEach
        void begin() {
            LineReader.notStarted();
        }

        @Test
        void never_runs() {
            throw new IllegalStateException();
        }
    }

    @Nested
    @Task(id = "3.3", title = "Serve", points = 20, principle = Principle.SPEED, minutes = 20,
        what = "w", why = "y", page = "p.md")
    public class TodoInAField {
        private final String line = LineReader.notStarted();

        @Test
        void never_runs() {
            throw new IllegalStateException(line);
        }
    }

    @Nested
    @Task(id = "3.3", title = "Serve", points = 20, principle = Principle.SPEED, minutes = 20,
        what = "w", why = "y", page = "p.md")
    public class HangsAfter {
        @Test
        void passes() {
            assertThat(LineReader.isNull()).isNull();
        }

        @AfterEach
        void hang() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }
}
