// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.sockets.Strangers.start;
import static parley.sockets.Strangers.untilEnd;
import static parley.testkit.Machine.needs;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs that nobody here wrote serve a page, send a file in frames, and listen to a scanner.
@Timeout(30)
class FileStrangersTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void pythons_web_server_is_fetched_from() throws Exception {
        needs("python3");
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
        needs("python3");
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
        needs("python3");
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
}
