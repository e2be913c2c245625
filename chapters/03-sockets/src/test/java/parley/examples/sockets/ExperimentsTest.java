// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import org.junit.jupiter.api.Test;

/// Experiments print what this system does; the tests hold them to what every system does.
class ExperimentsTest {
    @Test
    void every_buffer_size_is_measured() {
        assertThat(Program.run(BufferSizes::main, "20000").lines().map(line -> line.strip().split(" ")[0]))
                .containsExactly("20000", "1", "16", "1024", "16384", "65536");
    }

    @Test
    void clients_are_connected_before_anybody_accepts_them() {
        assertThat(Program.run(Backlog::main))
                .contains("client 1 is connected and has spoken\n")
                .contains("now the server accepts:\n  heard: I am 1\n");
    }

    @Test
    void the_options_the_book_explains_are_printed_with_values() {
        assertThat(Program.run(OptionsTable::main))
                .containsPattern("SO_REUSEADDR +(true|false)")
                .containsPattern("TCP_NODELAY +false")
                .containsPattern("SO_KEEPALIVE +false")
                .containsPattern("SO_LINGER +-1")
                .containsPattern("SO_RCVBUF +\\d+")
                .containsPattern("SO_SNDBUF +\\d+")
                .containsPattern("time-out of read +0");
    }

    @Test
    void small_writes_are_timed_in_three_ways() {
        assertThat(Program.run(SmallWrites::main, "3").lines())
                .hasSize(3)
                .allMatch(line -> line.matches("(one|two) writes?.* +[\\d.,]+ ms a request"));
    }

    @Test
    void after_half_close_the_receipt_arrives_and_after_close_it_does_not() {
        assertThat(Program.run(HalfClose::main).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("close():          no receipt: "),
                        line -> assertThat(line).isEqualTo("shutdownOutput(): received 23 bytes"));
    }

    @Test
    void end_reset_and_silence_differ_while_isConnected_stays_true() {
        assertThat(Program.run(EndResetSilence::main).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("it closes:    read returns -1"),
                        line -> assertThat(line).startsWith("it resets:    SocketException"),
                        line -> assertThat(line).startsWith("it is silent: nothing for 300 ms"))
                .allMatch(line -> line.endsWith("isConnected() is true"));
    }

    @Test
    void a_port_where_nobody_listens_is_explained() {
        assertThat(Program.run(WhyNoConnection::main).lines().findFirst().orElseThrow())
                .startsWith("localhost/127.0.0.1:")
                .containsAnyOf("refused: the computer is there", "timed out: nothing came back");
    }

    @Test
    void a_port_where_somebody_listens_is_explained_too() {
        try (var server = Program.start(EchoTcpServer::main, "0")) {
            assertThat(Program.run(WhyNoConnection::main, "127.0.0.1", server.portArgument()))
                    .contains(": connected from port ");
        }
    }

    @Test
    void messages_keep_their_order_and_lose_their_boundaries_until_lines_end() {
        String printed = Program.run(GluedMessages::main);

        String plain = printed.substring(0, printed.indexOf("the same"));
        assertThat(plain.substring(plain.indexOf('\n')).replaceAll("\\s", "")).isEqualTo("ABC");
        assertThat(printed).endsWith("the same, but each ends its line:\n  A\n  B\n  C\n");
    }

    @Test
    void one_read_gets_a_part_and_a_loop_gets_all() {
        assertThat(Program.run(ReadsOnce::main))
                .isEqualTo("one read: 312 bytes of 1000, 688 zeros in their place\n");
        assertThat(Program.run(ReadsAll::main))
                .isEqualTo("read in a loop: 1000 bytes of 1000, 0 zeros in their place\n");
    }

    @Test
    void reading_all_of_a_stream_that_is_too_short_is_an_error() {
        assertThatThrownBy(() -> ReadsAll.readAll(new ByteArrayInputStream(new byte[9]), 10))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void a_write_that_does_not_block_takes_a_part_and_later_the_rest() {
        var lines = Program.run(PartialWrites::main).lines().toList();

        assertThat(lines.get(0)).matches("first write takes +\\d{1,7}");
        assertThat(lines.get(1)).matches("nothing more after \\d{1,7} of 10000000");
        assertThat(lines.get(2)).matches("all of it after +\\d+ more writes");
    }

    @Test
    void one_method_copies_between_files_and_sockets() {
        assertThat(Program.run(FilesAndSockets::main))
                .contains("file to file:   100000 bytes")
                .contains("file to socket: 100000 bytes")
                .contains("socket to file: 100000 bytes")
                .endsWith("all the same: true\n");
    }
}
