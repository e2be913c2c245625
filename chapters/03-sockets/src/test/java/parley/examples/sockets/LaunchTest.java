// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path SOURCES = Path.of("src/main/java/parley/examples/sockets");

    /// What a program of its own process printed on both streams, and its exit code.
    private record Ended(String output, int code) {}

    @Test
    void a_taken_port_is_told_in_a_sentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(run(GreetingServer.class, "" + port)).isEqualTo(new Ended(
                    "Port " + port + " is in use: another program listens there. Stop that one,"
                            + " or give another port (0 means any free one).\n", 1));
        }
    }

    @Test
    void a_word_instead_of_a_port_is_told_in_a_sentence() throws Exception {
        assertThat(run(TimeServer.class, "six")).isEqualTo(new Ended(
                "\"six\" is no port: give a number from 0 to 65535.\n", 2));
    }

    @Test
    void a_client_without_its_server_asks_for_it() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Ended ended = run(TimeClient.class, "127.0.0.1", "" + port);

        assertThat(ended.output()).startsWith("Nobody answered: is the server running?");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void a_file_runs_by_itself_from_its_source() throws Exception {
        Ended ended = start(JAVA.toString(), SOURCES.resolve("MendedNoFlush.java").toString());

        assertThat(ended).isEqualTo(new Ended("received: hello\n", 0));
    }

    @ParameterizedTest
    @CsvSource({"'', 127.0.0.1, 7", "9, 127.0.0.1, 9", "127.0.0.2 9, 127.0.0.2, 9", "127.0.0.2:9, 127.0.0.2, 9",
        "::1 9, 0:0:0:0:0:0:0:1, 9"})
    void clients_take_a_port_a_host_and_port_or_nothing(String line, String host, int port) throws Exception {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");
        InetSocketAddress endpoint = Launch.endpoint(args, 7);

        assertThat(endpoint.getAddress().getHostAddress()).isEqualTo(host);
        assertThat(endpoint.getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "", "80x", "99999999999"})
    void what_is_no_port_is_refused(String text) {
        assertThatThrownBy(() -> Launch.port(text)).hasMessageContaining("is no port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "", "many", "99999999999"})
    void what_is_no_number_is_refused(String text) {
        assertThatThrownBy(() -> Launch.number(new String[] {text}, 1)).hasMessageContaining("is no number");
    }

    private static Ended run(Class<?> program, String... args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1",
                "-cp", "target/classes", program.getName()));
        command.addAll(List.of(args));
        return start(command.toArray(String[]::new));
    }

    private static Ended start(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ended(output.replace("\r\n", "\n"), process.waitFor());
        } finally {
            process.destroyForcibly();
        }
    }
}
