// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static parley.sockets.Pages.expectPage;
import static parley.sockets.Pages.fetch;
import static parley.sockets.Pages.head;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.testkit.BuildsOn;
import parley.testkit.Hint;
import parley.testkit.Likely;
import parley.testkit.Principle;
import parley.testkit.RoguePeer;
import parley.testkit.Story;
import parley.testkit.Task;

class HttpGetTest {
    @Nested
    @BuildsOn({"3.1", "3.2"})
    @Task(
            id = "3.4", title = "Fetch a page", points = 15, minutes = 50,
            principle = Principle.INTEGRITY,
            what = """
                    `HttpGet.fetch` asks an HTTP server for one resource. `fetch` connects; three
                    methods are yours.

                    - `exchange` sends `GET target HTTP/1.0`, `Host: server` and an empty line, then
                      reads head and body and puts the HttpResponse together. An Endpoint as text
                      is what Host wants: `127.0.0.1:8080`.
                    - `readHead` collects lines up to the empty one for `HttpHead.parse`. More than
                      `MAX_HEAD_LINES` is a ProtocolException with the code TOO_BIG.
                    - `readBody` reads exactly as many bytes as were announced, or, when nothing was
                      announced, all until the end. Over `MAX_BODY_BYTES`: throw `tooBig()`, before
                      reading if the length was announced. Fewer than announced: `EOFException`.
                    """,
            why = "Content-Length is a promise of somebody else. Half a page that looks like a whole one "
                    + "is worse than an error.",
            ignore = "Keep-alive, chunks and compression: HTTP/1.0 has none of them.",
            page = "03-sockets/http.md#where-the-body-ends")
    @Hint("How does your code know that the body is complete? A server may keep the connection open "
            + "behind it.")
    @Hint("Lines and body come from one buffered stream: make it once, give it to a LineReader for the "
            + "head, and read the body from the stream itself. `readNBytes(n)` reads until it has n "
            + "bytes or the stream ends, so look at how many you got.")
    @Hint("In `readBody` the two cases differ. Nothing announced: ask for one byte more than the limit, "
            + "and if you get it, the body is too big. Announced: look at the limit first, read, "
            + "compare the length you got with the one you wanted.")
    class Task4 {
        @Test
        @Likely(cause = "A line of the request is missing or wrong; or the empty line at its end, which "
                + "the server waits for.",
                misconception = "A request ends with an empty line, not with the end of your code.")
        void asks_with_a_request_line_a_host_and_an_empty_line(Story story) throws IOException {
            try (RoguePeer server = RoguePeer.listen(story)) {
                List<String> request = new ArrayList<>();
                server.serve(conn -> {
                    request.addAll(head(conn));
                    conn.send("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n");
                });

                HttpResponse answer = fetch(story, server, "/hello?name=Ada");
                story.expect("the status", 200, answer.status());
                story.expectText("the first line of the request",
                        "GET /hello?name=Ada HTTP/1.0", request.getFirst());
                story.expectText("the second line of the request",
                        "Host: 127.0.0.1:" + server.port(), request.get(1));
            }
        }

        @Test
        @Likely(cause = "The body went through a Reader or a String on its way: not every byte is text. "
                + "Or two buffers sit on the socket, and the head's one has swallowed the beginning.",
                misconception = "A picture is bytes. Text is what some bytes mean.")
        void changes_no_byte_of_a_picture(Story story) throws IOException {
            byte[] picture = new byte[256];
            for (int i = 0; i < picture.length; i++) picture[i] = (byte) i;
            byte[] head = "HTTP/1.0 200 OK\r\nContent-Length: 256\r\n\r\n".getBytes(UTF_8);
            try (RoguePeer server = RoguePeer.listen(story)) {
                server.serve(conn -> {
                    head(conn);
                    conn.glue(head, picture);
                });

                HttpResponse answer = fetch(story, server, "/cat.png");
                story.expectBytes("the picture", picture, answer.body());
            }
        }

        @Test
        @Likely(cause = "The code waits for the end of the connection although Content-Length says how "
                + "long the body is. This server keeps the connection open.",
                misconception = "The end of a message and the end of a connection are two things.")
        void needs_no_end_of_the_connection_when_the_length_is_known(Story story)
                throws IOException {
            try (RoguePeer server = RoguePeer.listen(story)) {
                server.serve(conn -> {
                    head(conn);
                    conn.send("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                    conn.expectEnd();
                });

                expectPage(story, fetch(story, server, "/"), 200, "hello");
            }
        }

        @Test
        @Likely(cause = "Without Content-Length the body goes on until the connection ends.",
                misconception = "A read that returns is not the end. -1 is the end.")
        void reads_until_the_end_when_no_length_is_announced(Story story) throws IOException {
            try (RoguePeer server = RoguePeer.listen(story)) {
                server.serve(conn -> {
                    head(conn);
                    conn.sendInPieces("HTTP/1.0 200 OK\r\n\r\nthis is the whole page"
                            .getBytes(UTF_8), 19, 4, 3);
                });

                expectPage(story, fetch(story, server, "/"), 200, "this is the whole page");
            }
        }

        @ParameterizedTest(name = "pieces of {0} bytes")
        @ValueSource(ints = {1, 2, 3, 7})
        @Likely(cause = "One read was taken for the whole body, or for the whole head.",
                misconception = "TCP is a stream of bytes. One send is not one read.")
        void puts_an_answer_together_that_comes_in_pieces(int size, Story story)
                throws IOException {
            byte[] answer = "HTTP/1.0 200 OK\r\nContent-Length: 13\r\n\r\nžluťoučký"
                    .getBytes(UTF_8);
            int[] sizes = new int[answer.length / size];
            Arrays.fill(sizes, size);
            try (RoguePeer server = RoguePeer.listen(story)) {
                server.serve(conn -> {
                    head(conn);
                    conn.sendInPieces(answer, sizes);
                });

                expectPage(story, fetch(story, server, "/"), 200, "žluťoučký");
            }
        }

        @Test
        @Likely(cause = "A status other than 200 was taken for an error of the connection. It is an "
                + "answer, and it may have a body.")
        void returns_a_404_like_any_other_answer(Story story) throws IOException {
            try (RoguePeer server = RoguePeer.listen(story)) {
                server.serve(conn -> {
                    head(conn);
                    conn.send("HTTP/1.0 404 Not Found\r\nX-Reason: moved\r\n"
                            + "Content-Length: 7\r\n\r\nno such");
                });

                HttpResponse answer = fetch(story, server, "/nothing");
                expectPage(story, answer, 404, "no such");
                story.expectText("the header X-Reason", "moved",
                        answer.header("X-Reason").orElse(""));
            }
        }

        @Test
        @Likely(cause = "The code waits for the first byte of a body that has none.")
        void takes_a_length_of_zero_for_an_empty_body(Story story) throws IOException {
            try (RoguePeer server = RoguePeer.listen(story)) {
                server.serve(conn -> {
                    head(conn);
                    conn.send("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n");
                    conn.expectEnd();
                });

                expectPage(story, fetch(story, server, "/"), 200, "");
            }
        }
    }
}
