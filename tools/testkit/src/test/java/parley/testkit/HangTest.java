// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import parley.sample.ChatServer;

@Isolated
class HangTest {
    @BeforeEach
    void in_the_sample_lab() {
        System.setProperty("parley.lab", Told.LAB);
    }

    @AfterEach
    void leave() {
        System.clearProperty("parley.lab");
    }

    private static Socket connect(InetSocketAddress server) throws IOException {
        return new Socket(server.getAddress(), server.getPort());
    }

    @Test
    void sees_that_one_thread_accepts_and_reads() {
        assertThat(Told.text("one_client_at_a_time")).contains("""
            Expected: the test ends within 1 s
            But was:  your accept loop and your reader are the same thread: while it is
                      waiting in read() for bytes that never come, at ChatServer.java:N,
                      nobody accepts the next connection
            """);
    }

    @Test
    void says_why_a_peer_waits_in_vain() {
        assertThat(Told.text("second_client_gets_nothing")).endsWith("""
            Expected: 1 byte
            But was:  nothing more came from you within 1 s

            Your accept loop and your reader are the same thread: while it is waiting in
            read() for bytes that never come, at ChatServer.java:N, nobody accepts the next
            connection.

            Look at:  labs/03-sample/src/main/java/parley/sample/ChatServer.java:N
            Read:     book/03-sockets/lines.md#a-line-has-an-end""");
    }

    @Test
    void sees_a_deadlock() {
        assertThat(Told.text("deadlocks")).startsWith("""
            >  1. your deadlock()

            Expected: the test ends within 1 s
            But was:  a deadlock: thread "one" at Locker.java:N, and thread "two" at
                      Locker.java:N, each hold the lock that the other waits for

            1 thread waiting in join() for another thread to end: the test's, at
            Locker.java:N
            2 threads waiting for a lock that another thread holds: thread "one", at
            Locker.java:N; thread "two", at Locker.java:N
            """);
    }

    @Test
    void does_not_hold_a_deadlock_of_an_earlier_test_against_a_later_one() {
        assertThat(Told.text("deadlocks")).contains("a deadlock");

        assertThat(Hang.standstill(0)).isPresent();
        assertThat(Hang.standstill(new Story().log().oldestThread())).isEmpty();
    }

    @Test
    void sees_a_loop_without_end() {
        assertThat(Told.text("spins"))
            .contains("But was:  your spins() is still working, perhaps in an endless loop, at\n"
                + "          Locker.java:N");
    }

    @Test
    void groups_virtual_threads_by_what_they_wait_for() throws Exception {
        try (var server = new ChatServer().leavesReaders(); var one = connect(server.address());
                var two = connect(server.address())) {
            assertThat(one.isConnected() && two.isConnected()).isTrue();
            Waits.await("both readers wait").until(() ->
                Told.normal(Hang.now()).equals("""
                    1 thread waiting in accept() for a connection: virtual thread "acceptor", at \
                    ChatServer.java:N
                    2 threads waiting in read() for bytes that never come: virtual thread \
                    "reader", at ChatServer.java:N; virtual thread "reader", at ChatServer.java:N"""));
        }
    }

    @Test
    void reads_what_the_vm_writes() {
        List<ThreadSeen> threads = ThreadDump.parse("""
            4711
            2026-11-21T02:45:01.846709195Z
            25.0.3+9-LTS

            #3 "main" RUNNABLE 2026-11-21T02:45:01.852666498Z
                at java.base/java.lang.Thread.run(Thread.java:1474)

            #32 "a "name" 2" virtual BLOCKED 2026-11-21T02:45:01.855980054Z
                at app//parley.sample.Locker.take(Locker.java:27)
                - waiting to lock <java.lang.Object@409bf450>
                - locked <java.lang.Object@1>
            """.lines().toList());

        assertThat(threads).hasSize(2);
        assertThat(threads.getLast()).satisfies(thread -> {
            assertThat(thread.id()).isEqualTo(32);
            assertThat(thread.name()).isEqualTo("a \"name\" 2");
            assertThat(thread.virtual()).isTrue();
            assertThat(thread.wanted()).contains("java.lang.Object@409bf450");
            assertThat(thread.held()).containsExactly("java.lang.Object@1");
            assertThat(thread.where()).hasToString(
                "Optional[labs/03-sample/src/main/java/parley/sample/Locker.java:27]");
            assertThat(Waiting.of(thread)).isEqualTo(Waiting.LOCK);
        });
    }

    @Test
    void sees_platform_threads_where_the_vm_writes_no_dump() {
        assertThat(ThreadDump.platformThreads()).extracting(ThreadSeen::id)
            .contains(Thread.currentThread().threadId());
    }
}
