// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import parley.testkit.Conn;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

/// What the tests of the time service share.
final class TimeService {
    static final String NOON = "2026-11-21T12:00:00Z";
    static final Clock CLOCK = Clock.fixed(Instant.parse(NOON), ZoneOffset.UTC);
    /// Longer than any test: only the tests that are about a limit may run into one.
    static final Duration LONG = Duration.ofSeconds(10);

    private TimeService() {
    }

    static void ask(Story story) throws IOException {
        try (TimeServer server = start(story, LONG);
                Conn client = RoguePeer.connect(story, at(server))) {
            client.sendLine("TIME");
            story.expectText("the answer", NOON, client.readLine());
        }
    }

    static TimeServer start(Story story, Duration readLimit) throws IOException {
        story.step("start a TimeServer; its clock says %s, its read limit is %d ms",
                NOON, readLimit.toMillis());
        return TimeServer.start(Endpoint.loopback(0), CLOCK, readLimit);
    }

    /// Fails when something is thrown on another thread and nobody catches it.
    static void expectNothingThrown(Story story, Visit visit) throws IOException {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> {
            thrown.add(cause);
            before.uncaughtException(thread, cause);
        });
        try {
            visit.run();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        story.step("look at the threads of the clients");
        if (!thrown.isEmpty())
            throw story.fail("no exception leaves serve()",
                    "a %s did".formatted(thrown.peek().getClass().getSimpleName()));
    }

    /// What clients do to a server.
    interface Visit {
        void run() throws IOException;
    }

    static InetSocketAddress at(TimeServer server) {
        return new InetSocketAddress("127.0.0.1", server.endpoint().port());
    }

    static Endpoint at(RoguePeer server) {
        return Endpoint.of(server.address());
    }
}
