// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketHandshakeTest {
    private static final String ASKED = """
        GET /chat HTTP/1.1\r
        Host: 127.0.0.1\r
        Upgrade: websocket\r
        Connection: keep-alive, Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """;

    private final Story story = new Story();

    @AfterEach
    void end() {
        story.abandon();
    }

    private RogueWebSocket answered(String asked, WebSocketAnswer answer) throws Exception {
        try (RoguePeer peer = RoguePeer.listen(story); Socket socket = connect(peer)) {
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.UTF_8));
            return RogueWebSocket.accept(peer.accept(), answer);
        }
    }

    private static Socket connect(RoguePeer peer) throws IOException {
        return new Socket(peer.address().getAddress(), peer.port());
    }

    private String sent() {
        return new String(story.transcript().bytes(Transcript.Direction.TO_YOU),
            StandardCharsets.UTF_8);
    }

    /// The key and its answer are those of RFC 6455, section 1.3.
    @Test
    void answers_with_the_hash_of_the_key() throws Exception {
        assertThat(answered(ASKED, WebSocketAnswer.RIGHT).path()).isEqualTo("/chat");
        assertThat(sent()).isEqualTo("""
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """);
        assertThat(story.fail("x").steps()).containsExactly(
            "the peer reads the request for a WebSocket",
            "the peer answers 101 Switching Protocols");
    }

    @ParameterizedTest
    @CsvSource({"WRONG_ACCEPT, 101 Switching Protocols (wrong accept)",
        "NO_ACCEPT, 101 Switching Protocols (no accept)", "NOT_FOUND, 404 Not Found"})
    void answers_wrongly_on_purpose(WebSocketAnswer answer, String told) throws Exception {
        answered(ASKED, answer);

        assertThat(sent()).startsWith("HTTP/1.1 " + told.replaceAll(" \\(.*", ""))
            .doesNotContain("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=").endsWith("\r\n\r\n");
        assertThat(story.fail("x").steps()).endsWith("the peer answers " + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GET /chat HTTP/1.1    | GET /chat HTTP/1.0       | \"GET PATH HTTP/1.1\"",
        "Host: 127.0.0.1       | Hots: 127.0.0.1          | a header Host",
        "Upgrade: websocket    | Upgrade: h2c             | Upgrade: websocket",
        "keep-alive, Upgrade   | keep-alive               | Connection: Upgrade",
        "Version: 13           | Version: 8               | Sec-WebSocket-Version: 13",
        "Key: dGhlIHNhbXBsZSBub25jZQ== | Key: c2hvcnQ=    | Sec-WebSocket-Key: 16 bytes in base64",
        "Key: dGhlIHNhbXBsZSBub25jZQ== | Key: no base64 ! | Sec-WebSocket-Key: 16 bytes in base64"})
    void says_what_is_wrong_with_a_clients_request(String right, String wrong, String expected) {
        StoryError error = catchThrowableOfType(StoryError.class,
            () -> answered(ASKED.replace(right, wrong), WebSocketAnswer.RIGHT));

        assertThat(error.expected()).contains(expected);
    }

    @Test
    void says_what_is_wrong_with_a_servers_answer() throws Exception {
        try (RoguePeer server = RoguePeer.listen(new Story()).serve(conn -> {
            conn.readLine();
            conn.send(WebSocketAnswer.WRONG_ACCEPT.head(WebSocketRequest.KEY));
        })) {
            StoryError error = catchThrowableOfType(StoryError.class,
                () -> RogueWebSocket.connect(story, server.address(), "/chat"));

            assertThat(error.expected())
                .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(error.steps()).containsExactly("the peer connects",
                "the peer asks for a WebSocket at /chat", "the peer reads your answer");
        }
    }

    @Test
    void asks_wrongly_on_purpose_and_expects_a_refusal() throws Exception {
        try (RoguePeer server = RoguePeer.listen(new Story()).serve(conn ->
                conn.send("HTTP/1.1 400 Bad Request\r\n\r\n").readToEnd())) {
            WebSocketRequest request = RogueWebSocket.request(server.address(), "/chat");
            RogueWebSocket.expectRefused(story, server.address(),
                request.without("sec-websocket-key").with("Origin", "http://evil.example"), 400);
            story.abandon();
        }

        assertThat(sent()).startsWith("GET /chat HTTP/1.1\r\n").doesNotContain("Key:")
            .contains("Origin: http://evil.example\r\n");
    }
}
