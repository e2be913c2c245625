// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.testkit.Machine;

/// What happens when the system has no file descriptor for one more connection: in a process of its
/// own, with a limit that is soon reached.
@Timeout(60)
class DescriptorsTest {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final int ALLOWED = 64;
    private static final int CLIENTS = 100;
    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    /// The process: an echo that tells its port and how often it came round, when asked for.
    static final class Server {
        private Server() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            try (var echo = Running.of(Echo::new)) {
                System.out.println(echo.loop.address().getPort());
                while (System.in.read() == '?') System.out.println(echo.loop.rounds());
            }
        }
    }

    @Test
    void waits_until_one_is_free_and_does_not_spin_meanwhile() throws Exception {
        Machine.needs(Files.isExecutable(SHELL), "There is no shell that sets a limit.",
                "Run the tests on Linux or macOS.");
        Process server = start();
        List<Socket> clients = new ArrayList<>();
        try (BufferedReader out = server.inputReader()) {
            int port = Integer.parseInt(out.readLine());
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
                clients.getLast().setSoTimeout(20_000);
                clients.getLast().getOutputStream().write(HELLO);
            }
            assertThat(clients.getFirst().getInputStream().readNBytes(5)).isEqualTo(HELLO);
            assertThat(clients.getLast().getInputStream().available()).isZero();
            long before = rounds(server, out);
            clients.get(1).setSoTimeout(500);
            readNothing(clients.get(1));
            assertThat(rounds(server, out) - before).isLessThan(100);

            // Each that is served makes a place for one that waits.
            for (Socket client : clients) {
                client.setSoTimeout(20_000);
                if (client != clients.getFirst() && client != clients.get(1))
                    assertThat(client.getInputStream().readNBytes(5)).isEqualTo(HELLO);
                client.close();
            }
        } finally {
            for (Socket client : clients) client.close();
            server.destroyForcibly();
        }
    }

    private static Process start() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(SHELL.toString(), "-c",
                "ulimit -n " + ALLOWED + " && exec \"$0\" \"$@\"", java, "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), Server.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static long rounds(Process server, BufferedReader out) throws IOException {
        server.getOutputStream().write('?');
        server.getOutputStream().flush();
        return Long.parseLong(out.readLine());
    }

    /// Reads its echo, then waits its time-out long.
    private static void readNothing(Socket client) throws IOException {
        assertThat(client.getInputStream().readNBytes(5)).isEqualTo(HELLO);
        try {
            client.getInputStream().read();
        } catch (SocketTimeoutException expected) {
            return;
        }
        throw new IllegalStateException("the server ended the connection");
    }
}
