// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {
    @Test
    void what_is_typed_at_the_server_appears_at_the_client_until_the_input_ends() {
        try (var server = Program.start(FiveStepsServer::main, "0");
                var client = Program.start(ThreeStepsClient::main, server.portArgument())) {
            server.type("hi\n");
            client.awaitText("response: hi\n");
            server.type("there\n").endInput();

            assertThat(client.untilTheEnd()).isEqualTo("response: hi\nresponse: there\nThe server hung up.\n");
            assertThat(server.untilTheEnd()).contains(">> ").contains("Here is /127.0.0.1:").endsWith("Hanging up.\n");
        }
    }

    @Test
    void the_hello_yourself_dialogue_shows_byte_counts_and_goes_back_to_accept() {
        try (var server = Program.start(HelloYourselfServer::main, "0")) {
            String printed = Program.run(HelloYourselfClient::main, server.portArgument());

            assertThat(printed)
                    .contains("my ephemeral end: /127.0.0.1:")
                    .contains("sent 11 bytes\nreceived 21 bytes: Hello YourselfGoodbye\n");
            server.awaitText("write  -> 7\naccept ...\n");
            assertThat(server.output())
                    .contains("read   -> 11 bytes: Hello World\nwrite  -> 14\nwrite  -> 7\naccept ...\n");
            assertThat(server.runs()).isTrue();
        }
    }

    @Test
    void two_terminals_chat_over_a_file_name(@TempDir Path folder) {
        String path = folder.resolve("chat").toString();
        try (var first = Program.start(UnixChat::main, path)) {
            first.awaitText("Waiting at");
            try (var second = Program.start(UnixChat::main, path)) {
                first.awaitText("Connected").type("hello\n");
                second.awaitText("hello\n").type("bye\n").endInput();

                assertThat(first.untilTheEnd()).endsWith("bye\nThe other side left.\n");
            }
        }
    }
}
