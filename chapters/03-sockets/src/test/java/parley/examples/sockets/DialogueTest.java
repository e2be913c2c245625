// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueTest {
    @Test
    void a_file_is_put_and_comes_back_over_ftp() {
        try (var server = Program.start(FtpFake::main, "0")) {
            String printed = Program.run(FtpClient::main, server.portArgument());

            assertThat(printed)
                    .startsWith("< 220 ")
                    .containsPattern("> PASV\n< 227 Call me there \\(127,0,0,1,\\d+,\\d+\\)\n> STOR note.txt\n< 150 ")
                    .contains("< 226 Got 18 bytes\n")
                    .contains("< 226 That was all\nRemember the milk\n")
                    .endsWith("> QUIT\n< 221 Goodbye\n");
            assertThat(server.output()).contains("PASS ***").doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RETR welcome.txt, 425 Say PASV first",
        "SIZE nothing.txt, 550 No such file",
        "SIZE welcome.txt, 213 31",
        "size welcome.txt, 213 31",
        "MKD folder, 502 Not known here: MKD",
    })
    void ftp_commands_get_their_codes(String command, String reply) throws Exception {
        try (var server = Program.start(FtpFake::main, "0"); var client = connect(server)) {
            client.hear();
            client.say(command);

            assertThat(client.hear()).isEqualTo(reply);
        }
    }

    @Test
    void letters_come_over_pop3_with_their_dots() {
        try (var server = Program.start(Pop3Fake::main, "0")) {
            assertThat(Program.run(Pop3Client::main, server.portArgument()))
                    .contains("> STAT\n< +OK 2 132\n")
                    .contains("> RETR 2\n< +OK\n  From: bob@parley.test\n")
                    .contains("  Wait for it ...\n  .\n  There it was.\n> QUIT\n");
        }
    }

    @Test
    void a_letter_that_is_not_there_is_refused_over_pop3() throws Exception {
        try (var server = Program.start(Pop3Fake::main, "0"); var client = connect(server)) {
            client.hear();
            client.say("RETR 3");

            assertThat(client.hear()).isEqualTo("-ERR no such letter");
        }
    }

    @Test
    void a_line_without_an_end_is_an_error() throws Exception {
        try (var pair = SocketPair.connect(); var reader = new Dialogue(pair.server())) {
            pair.client().getOutputStream().write("x".repeat(2000).getBytes(StandardCharsets.US_ASCII));

            assertThatThrownBy(reader::hear).hasMessage("a line without an end");
        }
    }

    @Test
    void an_end_in_the_middle_of_a_line_is_an_error() throws Exception {
        try (var pair = SocketPair.connect(); var reader = new Dialogue(pair.server())) {
            pair.client().getOutputStream().write("whole\r\nha".getBytes(StandardCharsets.US_ASCII));
            pair.client().shutdownOutput();

            assertThat(reader.hear()).isEqualTo("whole");
            assertThatThrownBy(reader::hear).isInstanceOf(EOFException.class);
        }
    }

    private static Dialogue connect(Program server) throws IOException {
        return new Dialogue(new Socket("127.0.0.1", server.port()));
    }
}
