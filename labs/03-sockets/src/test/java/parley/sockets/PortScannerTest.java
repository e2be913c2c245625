// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import parley.testkit.Conn;
import parley.testkit.Hint;
import parley.testkit.Leaks;
import parley.testkit.Likely;
import parley.testkit.Limit;
import parley.testkit.Negative;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

class PortScannerTest {
    private static final String HERE = "127.0.0.1";
    private static final Duration EACH = Duration.ofMillis(200);
    /// So long that many of them, one after the other, outlast every limit.
    private static final Duration LONGER = Duration.ofMillis(500);
    /// How many ports lie between two open ones.
    private static final int GAP = 100;

    @Nested
    @Task(
            id = "3.8", title = "Find the open doors", points = 10, minutes = 30, stretch = true,
            principle = Principle.SPEED,
            what = """
                    `PortScanner.openPorts` says which ports of a machine accept connections.

                    - `isOpen` connects with the limit and closes again. Refused, too late, no way
                      there: all of that means no. A connection to itself (`isOwnEcho`) means no
                      too.
                    - `tryAll` gives the threads one port each and returns without waiting; the open
                      ones go into the set.
                    """,
            why = "The first question about a program that cannot be reached is: does anybody listen "
                    + "there? Scan only machines and networks that are yours.",
            page = "03-sockets/options.md#port-scanner")
    @Hint("How long does the scan of 1000 ports take when each needs 200 ms and you ask one after the "
            + "other?")
    @Hint("`threads.execute(task)` puts a task into a queue and comes back at once. The set may be used "
            + "by many threads at the same time.")
    @Hint("A lambda can only use local variables that never change: copy the loop's variable into one "
            + "that you declare inside the loop. try-with-resources closes the socket in both cases.")
    class Task8 {
        @Test
        @Likely(cause = "Connecting worked and the port was not noted.")
        void finds_a_port_that_somebody_listens_on(Story story) throws IOException {
            try (RoguePeer server = RoguePeer.listen(story)) {
                int port = server.port();

                story.expect("the open ports", List.of(port), scan(story, port, port));
            }
        }

        @Test
        @Likely(cause = "Ports are missing, doubled or out of order.")
        void finds_all_open_ports_of_a_range_in_order(Story story) throws IOException {
            try (Door low = Door.open(); Door high = Door.openAbove(low.port() + GAP)) {
                List<Integer> open = scan(story, low.port(), high.port());

                story.expect("whether the first port of the range is found", true,
                        open.contains(low.port()));
                story.expect("whether the last port of the range is found", true,
                        open.contains(high.port()));
                story.expect("the order", open.stream().sorted().distinct().toList(), open);
            }
        }

        @Test
        @Likely(cause = "A refused connection was taken for an open port.")
        void does_not_take_a_refusal_for_an_open_port(Story story) throws IOException {
            try (RoguePeer server = RoguePeer.listen(story); Socket closed = new Socket()) {
                // Bound, so that nobody else gets the port; not listening, so it is closed.
                closed.bind(new InetSocketAddress(HERE, 0));
                int port = closed.getLocalPort();

                story.expect("the open ports", List.of(server.port()),
                        scan(story, server.port(), server.port()));
                story.expect("the open ports", List.of(), scan(story, port, port));
            }
        }

        @Test
        @Likely(cause = "The socket is not closed when connecting has worked.",
                misconception = "Who opens a socket closes it, also when all went well.")
        void closes_what_it_opens(Story story) throws Exception {
            Leaks.prove(story, () -> {
                try (RoguePeer server = RoguePeer.listen(story)) {
                    scan(story, server.port(), server.port());
                    Conn conn = server.accept();

                    conn.expectEnd();
                }
            });
        }

        @Test
        @Negative
        @Likely(cause = "Connecting has no limit: a port that does not answer holds the scan for minutes.",
                misconception = "Not every port says no. Some say nothing.")
        void gives_up_on_a_port_that_does_not_answer(Story story) throws IOException {
            try (SilentDoors silent = SilentDoors.open(1)) {
                story.step("a port lets nobody in: all places in its backlog are taken");

                story.expect("the open ports", List.of(),
                        scan(story, silent.first(), silent.first()));
            }
        }

        @Test
        @Limit(seconds = 3)
        @Likely(cause = "The ports are tried one after the other: tryAll calls isOpen itself, or waits for "
                + "each thread.",
                misconception = "Waiting costs nothing. Let many threads wait at the same time.")
        void tries_many_ports_at_the_same_time(Story story) throws IOException {
            try (SilentDoors silent = SilentDoors.open(40);
                    Door open = Door.openAbove(silent.last())) {
                story.step("40 ports do not answer, and the next one is open");
                story.step("call openPorts for all of them, at most 500 ms each");
                story.expect("whether the open port is found", true, PortScanner
                        .openPorts(HERE, silent.first(), open.port(), LONGER)
                        .contains(open.port()));
            }
        }

        private static List<Integer> scan(Story story, int first, int last) throws IOException {
            story.step("call openPorts for %s, at most 200 ms each",
                    first == last ? "one port" : last - first + 1 + " ports");
            return PortScanner.openPorts(HERE, first, last, EACH);
        }
    }
}
