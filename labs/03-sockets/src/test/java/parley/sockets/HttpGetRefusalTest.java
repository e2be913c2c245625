// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static parley.sockets.Pages.expectRefusal;
import static parley.sockets.Pages.fetch;
import static parley.sockets.Pages.head;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import parley.framing.ProtocolException;
import parley.testkit.Likely;
import parley.testkit.MoreTestsOf;
import parley.testkit.Negative;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

/// Answers that HttpGet must not take for a page.
@MoreTestsOf(HttpGetTest.Task4.class)
class HttpGetRefusalTest {
    private static final Duration SHORT = Duration.ofMillis(150);

    @Test
    @Negative
    @Likely(cause = "The number of bytes that came was not compared with the number that was "
            + "announced.",
            misconception = "Content-Length is a promise. Somebody has to check that it was kept.")
    void reports_a_body_that_was_cut(Story story) throws IOException {
        expectRefusal(story, EOFException.class, "the server ends after 4 of 10 bytes",
                "HTTP/1.0 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
    }

    @Test
    @Negative
    @Likely(cause = "The end of the stream was taken for the empty line that ends the head.")
    void reports_a_head_that_was_cut(Story story) throws IOException {
        expectRefusal(story, EOFException.class, "the server ends in the middle of the head",
                "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n");
    }

    @Test
    @Negative
    @Likely(cause = "The code believed Content-Length and made room for it, or waited for that many "
            + "bytes.",
            misconception = "A number from the other side is a wish. Your limit decides.")
    void refuses_a_body_that_is_announced_too_large(Story story) throws IOException {
        ProtocolException refusal = expectRefusal(story, ProtocolException.class,
                "the server announces 5,000,000,000 bytes",
                "HTTP/1.0 200 OK\r\nContent-Length: 5000000000\r\n\r\nx");
        story.expect("the code of the refusal", ProtocolException.TOO_BIG, refusal.code());
    }

    @Test
    @Negative
    @Likely(cause = "Without a Content-Length the code reads as long as bytes come. This server does "
            + "not stop.",
            misconception = "The other side decides what it sends. You decide how much you take.")
    void refuses_a_body_that_does_not_end(Story story) throws IOException {
        try (RoguePeer server = RoguePeer.listen(story)) {
            server.serve(conn -> {
                head(conn);
                conn.send("HTTP/1.0 200 OK\r\n\r\n");
                // One byte over the limit, and no end behind it.
                conn.send(new byte[HttpGet.MAX_BODY_BYTES + 1]);
                conn.readToEnd();
            });

            story.expectThrows("the body is larger than the limit",
                    ProtocolException.class, () -> fetch(story, server, "/"));
        }
    }

    @Test
    @Negative
    @Likely(cause = "Lines are collected without counting them.",
            misconception = "Everything that the other side can send more of needs a limit.")
    void refuses_a_head_that_does_not_end(Story story) throws IOException {
        String lines = "X-Filler: x\r\n".repeat(HttpGet.MAX_HEAD_LINES + 1);
        try (RoguePeer server = RoguePeer.listen(story)) {
            server.serve(conn -> {
                head(conn);
                conn.send("HTTP/1.0 200 OK\r\n" + lines);
                conn.readToEnd();
            });

            story.expectThrows("the head has too many lines",
                    ProtocolException.class, () -> fetch(story, server, "/"));
        }
    }

    @Test
    @Negative
    @Likely(cause = "Something catches the time limit's exception and goes on waiting.")
    void gives_up_on_a_silent_server(Story story) throws IOException {
        try (RoguePeer server = RoguePeer.listen(story)) {
            server.serve(conn -> {
                head(conn);
                conn.send("HTTP/1.0 200 OK\r\n").vanish();
            });

            story.step("call HttpGet.fetch with a limit of 150 ms");
            story.expectThrows("the server falls silent in the middle",
                    SocketTimeoutException.class,
                    () -> HttpGet.fetch(Endpoint.of(server.address()), "/", SHORT));
        }
    }
}
