// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeTest {
    private static final String DATE_TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";

    @Test
    void the_client_asks_with_one_read_and_until_the_end() {
        try (var server = Program.start(TimeServer::main, "0")) {
            String printed = Program.run(TimeClient::main, server.portArgument());

            assertThat(printed)
                    .matches("one read: {6}" + DATE_TIME + "\nuntil the end: " + DATE_TIME + "\n");
        }
    }

    @Test
    void our_telnet_shows_the_time_and_then_that_the_connection_ended() {
        try (var server = Program.start(TimeServer::main, "0")) {
            String printed = Program.run(Telnet::main, "127.0.0.1", server.portArgument());

            assertThat(printed).matches(DATE_TIME + "\nConnection closed by the server.\n");
        }
    }

    @Test
    void a_quick_client_waits_for_a_slow_one_until_each_has_a_thread() {
        String printed = Program.run(OneClientAtATime::main, "1000");

        var waited = printed.lines().map(line -> Integer.parseInt(line.replaceAll("\\D+", ""))).toList();
        assertThat(waited.get(0)).isGreaterThan(500);
        assertThat(waited.get(1)).isLessThan(500);
    }

    @Test
    void endpoints_are_printed_with_the_clients_ephemeral_ports() {
        assertThat(Program.run(Endpoints::main))
                .contains("[::1]:6789 is /[0:0:0:0:0:0:0:1]:6789")
                .containsPattern("/127\\.0\\.0\\.1:\\d+ -> localhost/127\\.0\\.0\\.1:\\d+");
    }
}
