// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static parley.sockets.TimeService.ask;
import static parley.sockets.TimeService.at;
import static parley.sockets.TimeService.expectNothingThrown;
import static parley.sockets.TimeService.start;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import parley.testkit.BuildsOn;
import parley.testkit.Conn;
import parley.testkit.Hint;
import parley.testkit.Leaks;
import parley.testkit.Likely;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

class TimeServiceTest {
    private static final String NOON = "2026-11-21T12:00:00Z";
    /// Longer than any test: only the tests that are about a limit may run into one.
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(150);

    @Nested
    @BuildsOn({"3.1", "3.2"})
    @Task(
            id = "3.3", title = "Tell the time", points = 15, minutes = 50,
            principle = Principle.SPEED,
            what = """
                    A server that tells many clients the time, and a client that asks it.

                    - `TimeServer.acceptClients()`: until `listener` is closed, accept a client and
                      let a thread of its own serve it: `threads.start(client, this::serve)`.
                      When accepting fails, call `acceptFailed` and go on.
                    - `TimeServer.serve(client)`: set the read limit, read one line, send
                      `answer(line)`. Whatever happens, the socket gets closed and nothing is thrown
                      (`clientFailed` notes it).
                    - `TimeClient.ask(server, limit)`: connect with the limit, read with the limit,
                      send `TIME`, hand the answer to `time(...)`, close the socket. A server that
                      ends without an answer is an `EOFException`.
                    - A socket wants its limits as an `int`: `Sockets.millis(limit)` is that.
                    """,
            why = "A server meets clients that say nothing, vanish or send nonsense. None of them may "
                    + "cost the others more than a moment.",
            ignore = "How many clients there may be: `ClientThreads` has the limit.",
            page = "03-sockets/time.md#the-accept-loop")
    @Hint("Which call in your accept loop could last as long as a client wants? What happens to the "
            + "socket when the line after it throws?")
    @Hint("The accept loop does two things only: accept, and hand over. The thread of the client does "
            + "the rest, in a try-with-resources around the socket, and catches IOException and "
            + "ProtocolException. `setSoTimeout` limits reading.")
    @Hint("A Socket made with `new Socket()` is not connected yet: call `connect` with an address and "
            + "milliseconds (`Sockets.millis`), then `setSoTimeout`, then use a LineWriter and a "
            + "LineReader on its streams. `orElseThrow` turns the empty answer into the EOFException.")
    class Task3 {
        @Test
        @Likely(cause = "Nobody accepts, or the answer is not answer(line), or it was not sent.")
        void the_server_tells_the_time_of_its_clock(Story story) throws IOException {
            try (TimeServer server = start(story, LONG);
                    Conn client = RoguePeer.connect(story, at(server))) {
                client.sendLine("TIME");

                story.expectText("the answer", NOON, client.readLine());
            }
        }

        @Test
        @Likely(cause = "The request came in pieces, and the first piece was taken for all of it.",
                misconception = "TCP is a stream of bytes. One send is not one read.")
        void the_server_understands_a_request_in_pieces(Story story) throws IOException {
            try (TimeServer server = start(story, LONG);
                    Conn client = RoguePeer.connect(story, at(server))) {
                client.dribble("TIME\r\n".getBytes(UTF_8));

                story.expectText("the answer", NOON, client.readLine());
            }
        }

        @Test
        @Likely(cause = "The socket that accept() returned is never closed. Each client costs the server "
                + "a descriptor, until it has none left.",
                misconception = "Who accepts a socket closes it. The garbage collector comes too late.")
        void the_server_closes_a_client_that_was_served(Story story) throws Exception {
            Leaks.prove(story, () -> {
                try (TimeServer server = start(story, LONG);
                        Conn client = RoguePeer.connect(story, at(server))) {
                    client.sendLine("TIME");
                    client.readLine();

                    client.expectEnd();
                }
            });
        }

        @Test
        @Likely(cause = "The accept loop serves the client itself. It comes back to accept() only when "
                + "this client is done, and all others wait.",
                misconception = "accept() is not enough to serve many: each client needs a thread.")
        void a_silent_client_keeps_nobody_waiting(Story story) throws IOException {
            try (TimeServer server = start(story, LONG);
                    Conn silent = RoguePeer.connect(story, at(server)).vanish();
                    Conn client = RoguePeer.connect(story, at(server))) {
                client.sendLine("TIME");

                story.expectText("the answer", NOON, client.readLine());
            }
        }

        @Test
        @Likely(cause = "There is no limit on reading; or there is one, and its exception leaves without "
                + "closing the socket.",
                misconception = "read() waits as long as it takes. TCP itself never gives up a silent "
                        + "connection.")
        void the_server_closes_a_client_that_keeps_silent(Story story) throws IOException {
            try (TimeServer server = start(story, SHORT);
                    Conn silent = RoguePeer.connect(story, at(server))) {
                silent.expectEnd();
            }
        }

        @Test
        @Likely(cause = "What went wrong with one client ended the accept loop.",
                misconception = "A client's trouble is that client's affair: catch it where the client "
                        + "is served.")
        void bad_clients_do_not_end_the_server(Story story) throws IOException {
            try (TimeServer server = start(story, LONG)) {
                RoguePeer.connect(story, at(server)).send("TI").reset();
                RoguePeer.connect(story, at(server)).send("TI").close();
                RoguePeer.connect(story, at(server)).close();
                try (Conn nonsense = RoguePeer.connect(story, at(server))) {
                    nonsense.sendLine("x".repeat(2 * TimeServer.MAX_REQUEST_BYTES)).readToEnd();
                }
                try (Conn client = RoguePeer.connect(story, at(server))) {
                    client.sendLine("TIME");
                    story.expectText("the answer to the next client", NOON, client.readLine());
                }
            }
        }

        @Test
        @Likely(cause = "Something threw on the client's thread and nobody caught it. Nobody reads what "
                + "such a thread prints, and it may take the socket's closing with it.",
                misconception = "What a client sends is its own fault: note it, close, go on.")
        void a_line_that_is_too_long_ends_only_that_client(Story story) throws IOException {
            expectNothingThrown(story, () -> {
                try (TimeServer server = start(story, LONG);
                        Conn first = RoguePeer.connect(story, at(server));
                        Conn second = RoguePeer.connect(story, at(server))) {
                    first.sendLine("x".repeat(2 * TimeServer.MAX_REQUEST_BYTES)).expectEnd();
                    second.sendLine("TIME");

                    story.expectText("the answer to the other client", NOON, second.readLine());
                }
            });
        }

        @Test
        @Likely(cause = "The accept loop does not end when the listener is closed, or something opened "
                + "for a client was never closed.",
                misconception = "Closing the ServerSocket is how you stop a thread that waits in "
                        + "accept().")
        void nothing_is_left_when_the_server_is_closed(Story story) throws Exception {
            ask(story);
            Leaks.prove(story, () -> {
                Leaks leaks = Leaks.start();
                for (int round = 0; round < 5; round++) ask(story);

                leaks.check(story);
            });
        }
    }
}
