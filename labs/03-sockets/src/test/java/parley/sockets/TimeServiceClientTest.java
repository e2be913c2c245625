// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static parley.sockets.TimeService.ask;
import static parley.sockets.TimeService.at;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import parley.framing.ProtocolException;
import parley.testkit.Leaks;
import parley.testkit.Likely;
import parley.testkit.MoreTestsOf;
import parley.testkit.Negative;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

/// The client of the time service.
@MoreTestsOf(TimeServiceTest.Task3.class)
class TimeServiceClientTest {
    private static final String NOON = "2026-11-21T12:00:00Z";
    /// Longer than any test: only the tests that are about a limit may run into one.
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(150);

    @Test
    @Likely(cause = "The request is not the line TIME, or the answer was not handed to time(...).")
    void the_client_asks_and_understands_the_answer(Story story) throws Exception {
        try (RoguePeer server = RoguePeer.listen(story)) {
            server.serve(conn -> {
                story.expectText("the request", "TIME", conn.readLine());
                conn.sendLine(NOON);
            });

            story.step("call TimeClient.ask");
            story.expect("the time", Instant.parse(NOON), TimeClient.ask(at(server), LONG));
        }
    }

    @Test
    @Likely(cause = "The answer came in pieces, and the first piece was taken for all of it.",
            misconception = "TCP is a stream of bytes. One send is not one read.")
    void the_client_understands_an_answer_in_pieces(Story story) throws Exception {
        try (RoguePeer server = RoguePeer.listen(story)) {
            server.serve(conn -> {
                conn.readLine();
                conn.dribble((NOON + "\r\n").getBytes(UTF_8));
            });

            story.step("call TimeClient.ask");
            story.expect("the time", Instant.parse(NOON), TimeClient.ask(at(server), LONG));
        }
    }

    @Test
    @Likely(cause = "The client's socket is not closed.",
            misconception = "Who opens a socket closes it, also when all went well.")
    void the_client_closes_its_socket(Story story) throws Exception {
        Leaks.prove(story, () -> {
            try (RoguePeer server = RoguePeer.listen(story)) {
                server.serve(conn -> {
                    conn.readLine();
                    conn.sendLine(NOON);
                    conn.expectEnd();
                });

                story.step("call TimeClient.ask");
                story.expect("the time", Instant.parse(NOON), TimeClient.ask(at(server), LONG));
            }
        });
    }

    @Test
    @Negative
    @Likely(cause = "There is no limit on reading. The client waits as long as the server is silent.",
            misconception = "read() waits as long as it takes. Set the limit before you read.")
    void the_client_gives_up_on_a_silent_server(Story story) throws Exception {
        try (RoguePeer server = RoguePeer.listen(story)) {
            server.serve(conn -> conn.vanish());

            story.step("call TimeClient.ask with a limit of 150 ms");
            story.expectThrows("the server never answers", SocketTimeoutException.class,
                    () -> TimeClient.ask(at(server), SHORT));
        }
    }

    @Test
    @Negative
    @Likely(cause = "Connecting has no limit: new Socket(host, port) connects by itself and waits for "
            + "minutes.",
            misconception = "Every wait has a limit, connecting too.")
    void the_client_gives_up_on_a_server_that_does_not_let_it_in(Story story) throws Exception {
        try (SilentDoors silent = SilentDoors.open(1)) {
            Endpoint server = Endpoint.loopback(silent.first());
            story.step("a server lets nobody in: all places in its backlog are taken");

            story.step("call TimeClient.ask with a limit of 150 ms");
            story.expectThrows("nobody answers the connection", IOException.class,
                    () -> TimeClient.ask(server, SHORT));
        }
    }

    @Test
    @Negative
    @Likely(cause = "The end of the stream was not looked for.",
            misconception = "An Optional that may be empty will be empty one day.")
    void the_client_reports_a_server_that_ends_without_an_answer(Story story) throws Exception {
        try (RoguePeer server = RoguePeer.listen(story)) {
            server.serve(conn -> conn.readLine());

            story.step("call TimeClient.ask");
            story.expectThrows("the server closes without a line", EOFException.class,
                    () -> TimeClient.ask(at(server), LONG));
        }
    }

    @Test
    @Negative
    @Likely(cause = "The answer was not handed to time(...), which refuses what is no time.")
    void the_client_refuses_an_answer_that_is_no_time(Story story) throws Exception {
        try (RoguePeer server = RoguePeer.listen(story)) {
            server.serve(conn -> {
                conn.readLine();
                conn.sendLine("half past eight");
            });

            story.step("call TimeClient.ask");
            story.expectThrows("the answer is no time", ProtocolException.class,
                    () -> TimeClient.ask(at(server), LONG));
        }
    }
}
