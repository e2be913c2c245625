// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GreetingTest {
    @Test
    void the_client_prints_the_greeting_as_bytes_and_as_text() {
        try (var server = Program.start(GreetingServer::main, "0")) {
            String printed = Program.run(GreetingClient::main, server.portArgument());

            assertThat(printed)
                    .startsWith("25 bytes\n")
                    .contains("printed as an object: [B@")
                    .contains("in hex:\n54 68 61 6e 6b 20 ")
                    .endsWith("printed as text: Thank you for connecting\n");
        }
    }

    @Test
    void the_server_greets_one_client_after_the_other() {
        try (var server = Program.start(GreetingServer::main, "0")) {
            Program.run(GreetingClient::main, server.portArgument());
            Program.run(GreetingClient::main, server.portArgument());

            assertThat(server.output().lines()).filteredOn(line -> line.startsWith("Hello, ")).hasSize(2);
        }
    }

    @Test
    void the_tidy_server_hangs_up_after_the_greeting() throws Exception {
        try (var server = Program.start(GreetingServer::main, "0");
                var client = new Socket("127.0.0.1", server.port())) {
            byte[] all = client.getInputStream().readAllBytes();

            assertThat(new String(all, StandardCharsets.UTF_8)).isEqualTo("Thank you for connecting\n");
        }
    }

    @Test
    void the_leaky_server_greets_and_never_hangs_up() throws Exception {
        try (var server = Program.start(GreetingServerLeaky::main, "0");
                var client = new Socket("127.0.0.1", server.port())) {
            client.setSoTimeout(100);
            byte[] greeting = client.getInputStream().readNBytes(25);

            assertThat(greeting).hasSize(25);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void the_leak_is_counted() {
        assertThat(Program.run(LeakShown::main))
                .contains("leaky server: 100 clients came and went, 100 sockets are open")
                .contains("tidy server : 100 clients came and went, 0 sockets are open");
    }
}
