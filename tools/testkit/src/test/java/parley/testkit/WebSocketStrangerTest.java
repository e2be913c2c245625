// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The JDK's own WebSocket client, which nobody here wrote, talks with a rogue server.
class WebSocketStrangerTest {
    private static final long LIMIT_SECONDS = 5;

    private final Story story = new Story();
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        http.shutdownNow();
        story.abandon();
    }

    private WebSocket connect(RoguePeer server) throws Exception {
        var uri = URI.create("ws://127.0.0.1:" + server.port() + "/chat?room=7");
        return http.newWebSocketBuilder().buildAsync(uri, new Listener())
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private String heard() throws InterruptedException {
        return String.valueOf(heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    @RepeatedTest(50)
    void understands_whole_cut_and_dribbled_messages() throws Exception {
        try (RoguePeer server = RoguePeer.listen(story).serveWebSocket(peer -> {
            peer.send(WebSocketFrame.text("one"), WebSocketFrame.binary((byte) 2));
            peer.sendFragmented("grüße", 3).sendInPieces(WebSocketFrame.text("grüße"), 1, 4);
            peer.dribble(WebSocketFrame.text("slow")).send(WebSocketFrame.close(1001, "later"));
            peer.expectClose(1001);
        })) {
            connect(server);

            assertThat(heard()).isEqualTo("one");
            assertThat(heard()).isEqualTo("1 byte");
            assertThat(heard()).isEqualTo("grüße");
            assertThat(heard()).isEqualTo("grüße");
            assertThat(heard()).isEqualTo("slow");
            assertThat(heard()).isEqualTo("close 1001 later");
        }
    }

    @Test
    void is_understood_and_answers_a_ping_between_fragments() throws Exception {
        try (RoguePeer server = RoguePeer.listen(story).serveWebSocket(peer -> {
            story.expectText("the path", "/chat?room=7", peer.path());
            story.expectText("the message", "grüße", peer.readText());
            peer.send(WebSocketFrame.text("Hel").notLast(), WebSocketFrame.ping((byte) 7))
                .expectPong((byte) 7).send(WebSocketFrame.continuation((byte) '!'));
            story.expect("the bytes", 70_000, peer.readMessage(WebSocketFrame.BINARY).length);
            peer.expectClose(1000);
        })) {
            WebSocket socket = connect(server);
            socket.sendText("grü", false).thenCompose(s -> s.sendText("ße", true))
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);

            assertThat(heard()).isEqualTo("Hel!");
            socket.sendBinary(ByteBuffer.wrap(new byte[70_000]), true)
                .thenCompose(s -> s.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource(value = WebSocketAnswer.class, names = "RIGHT", mode = EnumSource.Mode.EXCLUDE)
    void refuses_every_wrong_answer(WebSocketAnswer answer) throws Exception {
        try (RoguePeer server = RoguePeer.listen(story).serveWebSocket(answer, peer -> { })) {
            assertThatThrownBy(() -> connect(server)).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }

    @Test
    void gives_up_on_frames_that_break_a_rule() throws Exception {
        WebSocketFrame hi = WebSocketFrame.text("hi");
        for (WebSocketFrame wrong : new WebSocketFrame[] {hi.maskedWrongly(), hi.reserving(1),
            WebSocketFrame.of(3), WebSocketFrame.continuation(), WebSocketFrame.ping().notLast(),
            WebSocketFrame.of(WebSocketFrame.TEXT, (byte) 0xFF)}) {
            try (RoguePeer server = RoguePeer.listen(story).serveWebSocket(peer -> {
                peer.send(wrong);
                peer.conn().readToEnd();
            })) {
                connect(server);

                assertThat(heard()).as(wrong.toString()).startsWith("failed");
            }
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) heard.add(text.toString());
            if (last) text.setLength(0);
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            heard.add(Escape.count(part.remaining(), "byte"));
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("close " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add("failed: " + (error instanceof CompletionException e ? e.getCause() : error));
        }
    }
}
