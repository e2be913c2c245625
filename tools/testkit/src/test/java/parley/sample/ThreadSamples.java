// SPDX-License-Identifier: Apache-2.0
package parley.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import parley.testkit.Conn;
import parley.testkit.Limit;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

/// Graded tests of the sample lab that fail on other threads, for lack of time, or with the stack
/// or the memory full.
@Task(id = "3.2", title = "Read a line", points = 20, principle = Principle.INTEGRITY,
    minutes = 20, what = "Read it.", why = "Lines.", page = "03-sockets/lines.md#a-line-has-an-end")
public class ThreadSamples {
    @Test
    @Limit(seconds = 1)
    void never_ends(Story story) throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story)) {
            Conn[] kept = new Conn[1];
            var connected = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    kept[0] = peer.accept();
                    connected.countDown();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            });
            LineReader.neverEnds(peer.address());
        }
    }

    @Test
    void recurses_for_ever() {
        LineReader.recursesForEver(0);
    }

    @Test
    void fills_the_memory() {
        LineReader.fillsTheMemory();
    }

    @Test
    void todo_on_another_thread() throws InterruptedException {
        Thread.ofVirtual().start(LineReader::notStarted);
        new CountDownLatch(1).await();
    }

    @Test
    void todo_that_is_swallowed() throws InterruptedException {
        ChatServer.swallowsTheTodo();
        new CountDownLatch(1).await();
    }

    @Test
    void thread_dies(Story story) throws Exception {
        try (var server = new ChatServer().diesAtTheFirstClient()) {
            RoguePeer.connect(story, server.address()).sendLine("hello").readLine();
        }
    }

    @Test
    @Limit(seconds = 1)
    void one_client_at_a_time(Story story) throws Exception {
        try (var server = new ChatServer().oneClientAtATime()) {
            InetSocketAddress address = server.address();
            RoguePeer.connect(story, address).send("a").readExactly(1);
            RoguePeer.connect(story, address);
            new CountDownLatch(1).await();
        }
    }

    @Test
    void second_client_gets_nothing(Story story) throws Exception {
        try (var server = new ChatServer().oneClientAtATime()) {
            InetSocketAddress address = server.address();
            RoguePeer.connect(story, address).send("a").readExactly(1);
            RoguePeer.connect(story, address).send("b").readExactly(1);
        }
    }

    @Test
    @Limit(seconds = 1)
    void deadlocks() throws InterruptedException {
        new Locker().deadlock();
    }

    @Test
    @Limit(seconds = 1)
    void spins() {
        new Locker().spins();
    }

    @Test
    void fails_where_nobody_listens(Story story) throws InterruptedException {
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                story.expectText("the answer", "yes", "no");
            } catch (AssertionError swallowed) {
                return;
            }
        });
        worker.join();
    }

    @Test
    void fails_on_another_thread() throws InterruptedException {
        Thread.ofVirtual().start(() -> assertThat(1).as("the count").isEqualTo(2));
        new CountDownLatch(1).await();
    }
}
