// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.framing.Frame;
import parley.framing.FrameEncoder;
import parley.http.Json;
import parley.sockets.Endpoint;

/// A messenger in a process of its own is told to end while clients wait for events, or have
/// stopped reading them.
@Timeout(60)
class DrainWaitersTest {
    private static final int BY_SIGTERM = 143;
    private static final int LONG_TEXT = 15_000;
    private static final int MORE_THAN_BUFFERS_HOLD = 150;
    private static final int SMALL_BUFFER = 4 * 1024;

    @TempDir
    Path data;
    private String ada;
    private String ben;
    private String conversation;

    @BeforeEach
    void people() throws IOException {
        try (var program = Rig.start(data)) {
            var one = Rig.person(program, "ada");
            var other = Rig.person(program, "ben");
            ada = one.token();
            ben = other.token();
            conversation = Rig.acquaint(program, one, other);
        }
    }

    private static HttpRequest.Builder request(OwnProcess messenger, String path, String token) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + messenger.port() + path))
                .header("Authorization", "Bearer " + token).timeout(Rig.LIMIT);
    }

    private static void connected(OwnProcess messenger, int count) {
        await().atMost(Rig.LIMIT).until(() -> Rig.get(messenger.adminPort(), "/metrics").body()
                .contains("parley_live_connections " + count + ".0"));
    }

    @Test
    void streams_and_long_polls_end_with_a_goodbye() throws Exception {
        try (var messenger = OwnProcess.start(data); var client = HttpClient.newHttpClient()) {
            CompletableFuture<HttpResponse<String>> stream = client.sendAsync(
                    request(messenger, "/api/v1/events", ada).build(), BodyHandlers.ofString());
            // As the same person: of anybody else it would hear that the other one has come.
            connected(messenger, 1);
            var poll = client.sendAsync(request(messenger, "/api/v1/poll", ada)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"wait\":30}")).build(),
                    BodyHandlers.ofString());
            connected(messenger, 2);

            messenger.signal("TERM");

            assertThat(messenger.ended()).isEqualTo(BY_SIGTERM);
            var last = stream.get(1, TimeUnit.SECONDS).body();
            assertThat(last).contains("event: bye", "\"code\":\"stopping\"", "\"retryAfter\":");
            var events = Json.lenient().readTree(poll.get(1, TimeUnit.SECONDS).body())
                    .path("events");
            assertThat(events.path(events.size() - 1).path("code").asText())
                    .isEqualTo("stopping");
        }
    }

    /// A client that says hello and then never reads anything.
    private static Socket deaf(int port, byte[]... says) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        for (var bytes : says) socket.getOutputStream().write(bytes);
        return socket;
    }

    private byte[] hello(String token) {
        return ("{\"type\":\"hello\",\"token\":\"" + token + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] upgrade() {
        return ("GET /api/v1/socket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// A text frame of a client, whose mask is all zeros.
    private static byte[] masked(byte[] text) {
        var frame = new byte[8 + text.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | 126);
        frame[2] = (byte) (text.length >> 8);
        frame[3] = (byte) text.length;
        System.arraycopy(text, 0, frame, 8, text.length);
        return frame;
    }

    @Test
    void who_does_not_read_holds_nobody_up() throws Exception {
        try (var messenger = OwnProcess.start(data);
                var socket = deaf(messenger.port(), upgrade(), masked(hello(ben)));
                var frames = deaf(messenger.framesPort(),
                        FrameEncoder.encode(new Frame(FramedEntrance.MESSAGE, hello(ben))));
                var sender = MessengerClient.framed(
                        Endpoint.loopback(messenger.framesPort()), ada, "ada")) {
            connected(messenger, 3);
            for (int i = 0; i < MORE_THAN_BUFFERS_HOLD; i++)
                sender.send(conversation, "x".repeat(LONG_TEXT), Rig.LIMIT);
            assertThat(socket.isConnected() && frames.isConnected()).isTrue();

            messenger.signal("TERM");

            assertThat(messenger.ended()).isEqualTo(BY_SIGTERM);
        }
    }
}
