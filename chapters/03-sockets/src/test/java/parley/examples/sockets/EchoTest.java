// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EchoTest {
    private static final String TEXT = "gr\u00fc\u00dfe \ud83d\ude00";

    @Test
    void tcp_brings_the_text_back() {
        try (var server = Program.start(EchoTcpServer::main, "0")) {
            assertThat(Program.run(EchoClient::main, "tcp", server.portArgument(), TEXT))
                    .isEqualTo("tcp: 12 bytes came back: " + TEXT + "\n");
        }
    }

    @Test
    void our_telnet_sends_what_is_typed_and_hears_the_rest_after_the_input_ended() {
        try (var server = Program.start(EchoTcpServer::main, "0");
                var telnet = Program.start(Telnet::main, server.portArgument())) {
            telnet.type("one\n").awaitText("one\n");
            telnet.type("two\n").endInput();

            assertThat(telnet.untilTheEnd()).isEqualTo("one\ntwo\nConnection closed by the server.\n");
        }
    }

    @Test
    void udp_brings_the_text_back() {
        try (var server = Program.start(EchoUdpServer::main, "0")) {
            assertThat(Program.run(EchoClient::main, "udp", server.portArgument(), TEXT))
                    .isEqualTo("udp: 12 bytes came back: " + TEXT + "\n");
        }
    }

    @Test
    void a_unix_domain_socket_brings_the_text_back(@TempDir Path folder) {
        String path = folder.resolve("echo").toString();
        try (var server = Program.start(EchoUnixServer::main, path)) {
            server.awaitText("Unix echo on");

            assertThat(Program.run(EchoClient::main, "unix", path, TEXT))
                    .isEqualTo("unix: 12 bytes came back: " + TEXT + "\n");
        }
    }

    @Test
    void every_kind_of_socket_is_tried() {
        assertThat(Program.run(SocketKinds::main).lines())
                .hasSize(6)
                .anyMatch(line -> line.startsWith("INET  stream   bound to /0.0.0.0:"))
                .anyMatch(line -> line.equals("UNIX  datagram not to be had"));
    }

    @Test
    void a_taken_port_is_refused_and_a_restart_with_reuse_works() {
        assertThat(Program.run(PortInUse::main).lines().toList())
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("TCP, a second time:").doesNotContain("works"))
                .contains("UDP, the same number: works", "restart, reuse=true:  works");
    }
}
