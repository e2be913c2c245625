// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.Machine;

/// WebSockets of other people: Node's ws, Python's plain sockets, the JDK, Chromium.
@Timeout(60)
class SocketStrangersTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PAGE = """
            <!doctype html><title>echo</title><script>
            const tell = text => fetch("/told?text=" + encodeURIComponent(text));
            const s = new WebSocket("ws://" + location.host + "/echo");
            const big = "\u4f60\u597d".repeat(10000);
            s.onopen = () => { s.send("hi"); s.send(big); };
            s.onmessage = m => { tell(m.data === big ? "big" : m.data);
                                 if (m.data === big) s.close(4000, "done"); };
            s.onclose = c => tell("closed " + c.code + " " + c.wasClean);
            </script>""";

    private final EchoEndpoint echo = new EchoEndpoint();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private Entrance entrance;
    private String port;

    @BeforeEach
    void open() throws Exception {
        Router router = Router.of(List.of(
                new Route("GET", "/page", request -> Response.text(200, "text/html", PAGE)
                        .with("Content-Security-Policy",
                                "script-src 'unsafe-inline'; connect-src 'self'")),
                new Route("GET", "/told", request -> {
                    told.add(request.query("text").orElse(""));
                    return Response.noContent();
                })));
        entrance = Entrance.start(EntranceConfig.plain(
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0)), router,
                Map.of("/echo", echo));
        port = Integer.toString(entrance.port());
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @Test
    void nodes_ws_sends_all_lengths_fragments_and_pings() throws Exception {
        Strangers.needWs();
        assertThat(Strangers.said(Strangers.node("""
                const WebSocket = require("ws");
                const s = new WebSocket("ws://127.0.0.1:" + process.argv[1] + "/echo");
                const sizes = [0, 1, 125, 126, 4000, 65535];
                let got = [], pong = "";
                s.on("open", () => {
                  for (const n of sizes) s.send("x".repeat(n));
                  s.send("one ", {fin: false}); s.ping("p"); s.send("two", {fin: true});
                });
                // It may overtake messages that wait (RFC 6455 section 5.5.3).
                s.on("pong", d => pong = "pong " + d);
                s.on("message", m => {
                  got.push(m.length > 10 ? m.length : m.toString());
                  if (m.toString() === "one two") s.close(4001, "bye");
                });
                s.on("close", (code, why) => console.log(got.join(","), pong, code));
                """, port))).isEqualTo(
                ",x,125,126,4000,65535,one two pong p 4001");
        assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("4001 bye");
    }

    @Test
    void nodes_ws_is_told_when_it_breaks_a_limit() throws Exception {
        Strangers.needWs();
        assertThat(Strangers.said(Strangers.node("""
                const WebSocket = require("ws");
                const s = new WebSocket("ws://127.0.0.1:" + process.argv[1] + "/echo");
                s.on("open", () => s.send("x".repeat(70000)));
                s.on("error", e => {});
                s.on("close", (code, why) => console.log(code, why.toString()));
                """, port))).isEqualTo("1009 more than 65536 bytes");
    }

    @Test
    void our_client_talks_to_a_server_of_nodes_ws() throws Exception {
        Strangers.needWs();
        Process server = Strangers.node("""
                const { WebSocketServer } = require("ws");
                const server = new WebSocketServer({host: "127.0.0.1", port: 0},
                    () => console.log(server.address().port));
                server.on("connection", s => {
                  s.on("pong", () => s.send("ponged"));
                  s.on("message", m => {
                    const text = m.toString();
                    if (text === "ping me") s.ping();
                    else if (text === "parts") { s.send("pa", {fin: false}); s.send("rts"); }
                    else if (text === "close") s.close(4002, "as you wish");
                    else s.send(text);
                  });
                });
                """);
        try (BufferedReader out = server.inputReader();
                WebSocketClient client = WebSocketClient.connect(
                        URI.create("ws://127.0.0.1:" + out.readLine() + "/"),
                        SocketClientConfig.usual())) {
            for (String text : List.of("", "hi", "\u4f60\u597d", "y".repeat(126),
                    "z".repeat(200_000))) {
                client.send(text);
                assertThat(client.receive(LIMIT)).hasValue(text);
            }
            client.send("parts");
            assertThat(client.receive(LIMIT)).hasValue("parts");
            client.send("ping me");
            assertThat(client.receive(LIMIT)).hasValue("ponged");
            client.send("close");
            assertThat(catchThrowable(() -> client.receive(LIMIT)))
                    .hasMessage("closed with 4002: as you wish");
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void python_does_it_with_a_plain_socket() throws Exception {
        Machine.needs("python3");
        assertThat(Strangers.said(Strangers.python("""
                import base64, hashlib, os, socket, struct, sys
                s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5)
                f = s.makefile("rb")
                key = base64.b64encode(os.urandom(16)).decode()
                s.sendall(("GET /echo HTTP/1.1\\r\\nHost: x\\r\\n"
                  "Connection: keep-alive, Upgrade\\r\\n"
                  "Upgrade: WebSocket\\r\\nSec-WebSocket-Version: 13\\r\\n"
                  "Sec-WebSocket-Key: %s\\r\\n\\r\\n" % key).encode())
                head = b"".join(iter(f.readline, b"\\r\\n"))
                want = base64.b64encode(hashlib.sha1((key +
                  "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
                print(want in head)
                def frame(first, data):
                    mask = os.urandom(4)
                    return bytes([first, 0x80 | len(data)]) + mask + bytes(
                        b ^ mask[i % 4] for i, b in enumerate(data))
                for b in frame(0x01, b"sl") + frame(0x80, b"ow"): s.send(bytes([b]))
                print(f.read(6)[2:])
                s.sendall(frame(0x88, struct.pack(">H", 1000) + b"bye"))
                print(f.read().hex())
                """, port)).lines()).containsExactly("True", "b'slow'", "880203e8");
        assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("1000 bye");
    }

    @Test
    void the_jdks_own_client_sends_parts_and_pings() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder().buildAsync(
                    URI.create("ws://127.0.0.1:" + port + "/echo"), new Noting(heard)).join();
            socket.sendText("one ", false).thenCompose(s -> s.sendText("two", true)).join();
            assertThat(heard.poll(5, SECONDS)).isEqualTo("text one two");
            socket.sendPing(ByteBuffer.wrap(new byte[] {1, 2, 3})).join();
            assertThat(heard.poll(5, SECONDS)).isEqualTo("pong 3");
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
            assertThat(heard.poll(5, SECONDS)).isEqualTo("close 1000");
        }
        assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("1000 bye");
    }

    @Test
    void a_page_in_chromium_talks_and_closes(@TempDir Path profile) throws Exception {
        Machine.needs("chromium");
        Process browser = new ProcessBuilder("chromium", "--headless=new", "--no-sandbox",
                "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
                "--user-data-dir=" + profile, "http://127.0.0.1:" + port + "/page")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(Stream.of(told.poll(40, SECONDS), told.poll(10, SECONDS),
                    told.poll(10, SECONDS)))
                    .containsExactlyInAnyOrder("hi", "big", "closed 4000 true");
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
        }
    }

    private record Noting(BlockingQueue<String> heard) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add("text " + text);
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
            heard.add("pong " + payload.remaining());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("close " + code);
            return null;
        }
    }
}
