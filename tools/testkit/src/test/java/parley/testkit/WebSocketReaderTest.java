// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a rogue peer says about wrong frames of the code under test.
class WebSocketReaderTest {
    private final Story theirs = new Story();
    private final Story story = new Story();

    @AfterEach
    void end() {
        story.abandon();
        theirs.abandon();
    }

    private StoryError told(WebSocketFrame sent, Consumer<RogueWebSocket> read)
            throws IOException {
        try (RoguePeer server = RoguePeer.listen(theirs).serveWebSocket(peer -> peer.send(sent))) {
            RogueWebSocket client = RogueWebSocket.connect(story, server.address(), "/");
            return catchThrowableOfType(StoryError.class, () -> read.accept(client));
        }
    }

    static Stream<Arguments> wrongFrames() {
        WebSocketFrame hi = WebSocketFrame.text("hi");
        return Stream.of(
            Arguments.of(hi.maskedWrongly(), "a frame without a mask: a server never masks"),
            Arguments.of(hi.reserving(2), "reserved bits that are 0"),
            Arguments.of(hi.inLongForm(), "the shortest form of the length"),
            Arguments.of(hi.announcing(1L << 40), "at most 67,108,864 bytes in a frame"),
            Arguments.of(hi.announcing(Long.MIN_VALUE), "at most 67,108,864 bytes in a frame"),
            Arguments.of(WebSocketFrame.ping().notLast(), "a control frame in one piece"),
            Arguments.of(WebSocketFrame.ping(new byte[126]),
                "at most 125 bytes in a control frame"));
    }

    @ParameterizedTest
    @MethodSource("wrongFrames")
    void says_which_rule_a_frame_breaks(WebSocketFrame frame, String rule) throws IOException {
        assertThat(told(frame, RogueWebSocket::read).expected()).contains(rule);
    }

    @Test
    void says_that_a_client_has_to_mask() throws Exception {
        RoguePeer server = RoguePeer.listen(story).serveWebSocket(RogueWebSocket::read);
        RogueWebSocket.connect(theirs, server.address(), "/")
            .send(WebSocketFrame.text("hi").maskedWrongly());

        assertThat(catchThrowableOfType(StoryError.class, server::close)).hasMessage("""
               1. the peer reads the request for a WebSocket
               2. the peer answers 101 Switching Protocols
            >  3. the peer reads a frame

            You sent the peer (4 bytes)
              0000  81 02 68 69                                      ..hi

            Expected: a masked frame: a client masks every frame
            But was:  a frame without a mask""");
    }

    @Test
    void says_what_came_in_place_of_a_text() throws IOException {
        StoryError error = told(WebSocketFrame.close(1011, "oops"), RogueWebSocket::readText);

        assertThat(error.expected()).contains("the text");
        assertThat(error.actual()).contains("you sent a close 1011 \"oops\"");
    }

    @Test
    void says_that_a_text_is_not_utf8() throws IOException {
        StoryError error = told(WebSocketFrame.of(WebSocketFrame.TEXT, (byte) 0xC3),
            RogueWebSocket::readText);

        assertThat(error.expected()).contains("a text in UTF-8");
        assertThat(error.actual()).contains("bytes c3");
    }

    @Test
    void says_that_a_pong_answers_another_ping() throws IOException {
        StoryError error = told(WebSocketFrame.pong((byte) 'b'), peer ->
            peer.expectPong((byte) 'a'));

        assertThat(error.expected()).contains("a pong \"a\"");
        assertThat(error.actual()).contains("you sent a pong \"b\"");
    }

    @Test
    void says_that_a_close_has_another_code() throws IOException {
        StoryError error = told(WebSocketFrame.close(1000, ""), peer -> peer.expectClose(1002));

        assertThat(error.expected()).contains("a close 1002");
        assertThat(error.actual()).contains("you sent a close 1000");
    }
}
