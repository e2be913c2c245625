// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static parley.sockets.Strangers.python;
import static parley.sockets.Strangers.start;
import static parley.sockets.Strangers.untilEnd;
import static parley.testkit.Machine.needs;

import java.io.BufferedReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Programs that nobody here wrote ask our server for the time, and tell it to our client.
@Timeout(30)
class TimeStrangersTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String NOON = "2026-11-21T12:00:00Z";
    private static final Clock CLOCK = Clock.fixed(Instant.parse(NOON), ZoneOffset.UTC);

    @Test
    void netcat_asks_for_the_time() throws Exception {
        needs("nc");
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
        needs("telnet");
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
        needs("python3");
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
        needs("python3");
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

    private static String port(TimeServer server) {
        return Integer.toString(server.endpoint().port());
    }
}
