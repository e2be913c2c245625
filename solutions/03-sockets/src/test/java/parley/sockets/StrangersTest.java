// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs that nobody here wrote talk to the reference part. A program that is not there is
/// skipped with a word; with `CI=true` that is a failure.
@Timeout(30)
class StrangersTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String NOON = "2026-11-21T12:00:00Z";
    private static final Clock CLOCK = Clock.fixed(Instant.parse(NOON), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void netcat_asks_for_the_time() throws Exception {
        need("nc");
        try (TimeServer server = TimeServer.start(Endpoint.loopback(0), CLOCK, LIMIT)) {
            Process netcat = new ProcessBuilder("nc", "127.0.0.1", port(server)).start();
            netcat.getOutputStream().write("TIME\n".getBytes(UTF_8));
            netcat.getOutputStream().flush();

            // It may wait for its keyboard after that: only the line counts.
            assertThat(netcat.inputReader().readLine()).isEqualTo(NOON);
            netcat.destroyForcibly();
        }
    }

    @Test
    void telnet_asks_for_the_time() throws Exception {
        need("telnet");
        try (TimeServer server = TimeServer.start(Endpoint.loopback(0), CLOCK, LIMIT)) {
            Process telnet = new ProcessBuilder("telnet", "127.0.0.1", port(server))
                    .redirectErrorStream(true).start();
            telnet.getOutputStream().write("TIME\n".getBytes(UTF_8));
            telnet.getOutputStream().flush();

            assertThat(untilEnd(telnet)).contains(NOON).contains("Connection closed");
        }
    }

    @Test
    void a_python_socket_asks_for_the_time_in_pieces() throws Exception {
        need("python3");
        try (TimeServer server = TimeServer.start(Endpoint.loopback(0), CLOCK, LIMIT)) {
            assertThat(python("""
                    import socket, sys, time
                    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5)
                    for b in b"TIME\\r\\n":
                        s.send(bytes([b])); time.sleep(0.01)
                    print(s.makefile("rb").read())
                    """, port(server))).isEqualTo("b'" + NOON + "\\r\\n'");
        }
    }

    @Test
    void the_time_client_asks_a_python_server() throws Exception {
        need("python3");
        Process server = start("""
                import socket
                s = socket.create_server(("127.0.0.1", 0))
                print(s.getsockname()[1], flush=True)
                c, _ = s.accept()
                assert c.makefile("rb").readline() == b"TIME\\r\\n"
                c.sendall(b"%s\\n"); c.close()
                """.formatted(NOON));
        try (BufferedReader out = server.inputReader()) {
            Endpoint endpoint = Endpoint.loopback(Integer.parseInt(out.readLine()));

            assertThat(TimeClient.ask(endpoint, LIMIT)).isEqualTo(Instant.parse(NOON));
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void pythons_web_server_is_fetched_from() throws Exception {
        need("python3");
        byte[] picture = new byte[100_000];
        new Random(1).nextBytes(picture);
        Files.write(folder.resolve("cat.png"), picture);
        Process server = start("""
                import http.server, functools, sys
                h = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
                s = http.server.ThreadingHTTPServer(("127.0.0.1", 0), h)
                print(s.server_address[1], flush=True)
                s.serve_forever()
                """, folder.toString());
        try (BufferedReader out = server.inputReader()) {
            Endpoint endpoint = Endpoint.loopback(Integer.parseInt(out.readLine()));
            HttpResponse found = HttpGet.fetch(endpoint, "/cat.png", LIMIT);

            assertThat(found.status()).isEqualTo(200);
            assertThat(found.body()).isEqualTo(picture);
            assertThat(found.header("Content-Type")).hasValue("image/png");
            assertThat(HttpGet.fetch(endpoint, "/dog.png", LIMIT).status()).isEqualTo(404);
        } finally {
            server.destroyForcibly();
        }
    }

    /// Frames made by a program in another language, with a checksum computed bit by bit.
    @Test
    void python_sends_a_file_in_frames() throws Exception {
        need("python3");
        try (ServerSocket listener = new ServerSocket(
                0, 1, InetAddress.getByName("127.0.0.1"))) {
            Process sender = start("""
                    import hashlib, json, socket, struct, sys
                    def crc(b):
                        c = 0xffffffff
                        for x in b:
                            c ^= x
                            for _ in range(8): c = (c >> 1) ^ (0x82F63B78 if c & 1 else 0)
                        return c ^ 0xffffffff
                    def frame(t, p):
                        h = struct.pack(">IB", len(p), t)
                        return h + struct.pack(">I", crc(h + p)) + p
                    def answer(f): return struct.unpack(">IBI", f.read(9))[1]
                    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5)
                    f = s.makefile("rb")
                    data = bytes(range(256)) * 20
                    s.sendall(frame(1, json.dumps({"name": "p\\u0159\\u00edklad.bin", "size": len(data)}).encode()))
                    print(answer(f))
                    for i in range(0, len(data), 1000): s.sendall(frame(3, data[i:i+1000]))
                    s.sendall(frame(4, hashlib.sha256(data).digest()))
                    print(answer(f))
                    """, Integer.toString(listener.getLocalPort()));
            try (FramedConnection connection = new FramedConnection(listener.accept(), LIMIT)) {
                Path file = new FileTransfer(connection).receive(folder);

                assertThat(file).hasFileName("příklad.bin").hasSize(5120);
            }
            assertThat(untilEnd(sender)).isEqualTo("2\n5\n");
        }
    }

    @Test
    void the_scanner_finds_a_python_server() throws Exception {
        need("python3");
        Process server = start("""
                import socket, time
                s = socket.create_server(("127.0.0.1", 0))
                print(s.getsockname()[1], flush=True)
                while True: s.accept()[0].close()
                """);
        try (BufferedReader out = server.inputReader()) {
            int port = Integer.parseInt(out.readLine());

            assertThat(PortScanner.openPorts("127.0.0.1", port, port, LIMIT)).containsExactly(port);
        } finally {
            server.destroyForcibly();
        }
    }

    private static String port(TimeServer server) {
        return Integer.toString(server.endpoint().port());
    }

    private static String python(String program, String... arguments) throws Exception {
        return untilEnd(start(program, arguments)).strip();
    }

    private static Process start(String program, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                Stream.of("python3", "-c", program), Arrays.stream(arguments)).toList();
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String untilEnd(Process process) throws Exception {
        try {
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return out;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void need(String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (there) return;
        String sentence = program + " is not installed, so nobody tried it";
        if ("true".equals(System.getenv("CI"))) fail(sentence);
        System.out.println("skipped: " + sentence);
        abort(sentence);
    }
}
