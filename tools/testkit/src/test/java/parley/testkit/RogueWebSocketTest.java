// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Two rogue ends talk with each other: each is the code under test of the other's story.
class RogueWebSocketTest {
    private final Story serverStory = new Story();
    private final Story story = new Story();

    @AfterEach
    void end() {
        story.abandon();
        serverStory.abandon();
    }

    private RoguePeer serve(RoguePeer.WebSocketScript script) throws IOException {
        return RoguePeer.listen(serverStory).serveWebSocket(script);
    }

    private RogueWebSocket connect(RoguePeer server) {
        return RogueWebSocket.connect(story, server.address(), "/chat");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @RepeatedTest(50)
    void talks_both_ways() throws Exception {
        try (RoguePeer server = serve(peer -> peer
                .send(WebSocketFrame.text("you said " + peer.readText()))
                .expectClose(1000).send(WebSocketFrame.close(1000, "bye")))) {
            RogueWebSocket client = connect(server).send(WebSocketFrame.text("grüße"));

            assertThat(client.readText()).isEqualTo("you said grüße");
            client.send(WebSocketFrame.close(1000, "")).expectClose(1000).expectEnd();
        }
        assertThat(story.fail("x").steps()).containsExactly("the peer connects",
            "the peer asks for a WebSocket at /chat", "the peer reads your answer",
            "the peer sends the text \"grüße\"", "the peer reads a message",
            "the peer sends a close 1000", "the peer waits for your close",
            "the peer waits for you to end the connection");
    }

    @Test
    void joins_fragments_and_answers_a_ping_between_them() throws Exception {
        var pong = new CompletableFuture<WebSocketFrame>();
        try (RoguePeer server = serve(peer -> {
            peer.send(WebSocketFrame.text("Hel").notLast(), WebSocketFrame.ping(utf8("?")),
                WebSocketFrame.pong(), WebSocketFrame.continuation(utf8("lo")));
            pong.complete(peer.read());
        })) {
            assertThat(connect(server).readText()).isEqualTo("Hello");
            assertThat(pong.get(1, TimeUnit.SECONDS)).hasToString("a pong \"?\"");
        }
    }

    @Test
    void sends_a_text_in_fragments_and_a_frame_in_pieces() throws Exception {
        try (RoguePeer server = serve(peer -> peer.sendFragmented("aé!", 2)
                .sendInPieces(WebSocketFrame.text("aé!"), 1, 3)
                .dribble(WebSocketFrame.text("hi")))) {
            RogueWebSocket client = connect(server);

            assertThat(client.readText() + client.readText() + client.readText())
                .isEqualTo("aé!aé!hi");
        }
        assertThat(serverStory.fail("x").steps().stream().skip(2)).containsExactly(
            "the peer sends the first fragment of a text bytes 61 c3, then the last fragment bytes"
                + " a9 21",
            "the peer sends the text \"aé!\" in pieces of 1 and 3 bytes",
            "the peer sends the text \"hi\", one byte at a time");
    }

    @Test
    void vanishes_in_the_middle_of_a_frame() throws Exception {
        try (RoguePeer server = serve(peer ->
                peer.vanishMidFrame(WebSocketFrame.text("hello"), 4))) {
            RogueWebSocket client = connect(server);

            StoryError error = catchThrowableOfType(StoryError.class, client::readText);

            assertThat(error).hasMessageEndingWith("""
                Expected: 5 bytes of payload
                But was:  nothing more came from you within 1 s after "he\"""");
        }
        assertThat(serverStory.fail("x").steps()).endsWith(
            "the peer sends the first 4 bytes of the text \"hello\"",
            "the peer vanishes without a word");
    }

    @Test
    void announces_two_gigabytes_and_is_told_that_this_is_too_much() throws Exception {
        try (RoguePeer server = serve(peer -> peer.announce(1L << 31))) {
            StoryError error = catchThrowableOfType(StoryError.class, connect(server)::read);

            assertThat(error).hasMessageEndingWith("""
                Expected: at most 67,108,864 bytes in a frame
                But was:  2147483648 announced""");
        }
    }

    @Test
    void resets_below_the_frames() throws Exception {
        try (RoguePeer server = serve(peer -> peer.send(WebSocketFrame.text("x")).conn().reset())) {
            RogueWebSocket client = connect(server);

            StoryError error = catchThrowableOfType(StoryError.class, () -> {
                client.readText();
                client.readText();
            });

            assertThat(error.actual()).contains("you ended the connection");
        }
    }
}
