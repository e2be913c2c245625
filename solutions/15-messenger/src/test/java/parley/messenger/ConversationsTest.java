// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.crypto.TlsContexts;
import parley.http.SocketClientConfig;

/// Conversations through the whole messenger, over both of its entrances.
@Timeout(60)
class ConversationsTest {
    @TempDir
    Path data;

    @Test
    void frames_and_websockets_carry_the_same_conversation() throws Exception {
        try (var program = Rig.start(data)) {
            var ada = Rig.person(program, "ada");
            var ben = Rig.person(program, "ben");
            var conversation = Rig.acquaint(program, ada, ben);
            try (var byFrames = Rig.framed(program, ada); var bySocket = Rig.socket(program, ben)) {
                byFrames.user(Rig.LIMIT);
                bySocket.user(Rig.LIMIT);

                assertThat(byFrames.send(conversation, "one", Rig.LIMIT)).isEqualTo(1);
                assertThat(bySocket.send(conversation, "two", Rig.LIMIT)).isEqualTo(2);

                assertThat(Rig.heard(bySocket, 1)).containsExactly("one");
                assertThat(Rig.heard(byFrames, 1)).containsExactly("two");
            }
        }
    }

    @Test
    void a_client_misses_nothing_while_the_messenger_restarts() throws Exception {
        var first = Rig.start(data);
        var ada = Rig.person(first, "ada");
        var ben = Rig.person(first, "ben");
        var conversation = Rig.acquaint(first, ada, ben);
        int port = first.port();
        int frames = first.framesPort();
        try (var away = Rig.framed(first, ada); var writer = Rig.framed(first, ben)) {
            away.user(Rig.LIMIT);
            writer.send(conversation, "before", Rig.LIMIT);
            assertThat(Rig.heard(away, 1)).containsExactly("before");
            first.close();

            try (var second = Rig.start(data, "--port", Integer.toString(port), "--frames-port",
                    Integer.toString(frames))) {
                writer.send(conversation, "after", Rig.LIMIT);

                assertThat(Rig.heard(away, 1)).containsExactly("after");
                assertThat(second.messenger().history().after(
                        ada.identity(), conversation, 0, 10)).hasSize(2);
            }
        }
    }

    @Test
    void a_refused_send_says_why() throws Exception {
        try (var program = Rig.start(data)) {
            var ada = Rig.person(program, "ada");
            try (var client = Rig.framed(program, ada)) {
                assertThatThrownBy(() -> client.send("g_none", "hello", Rig.LIMIT))
                        .isInstanceOf(IOException.class).hasMessageContaining("no such");
            }
        }
    }

    @Test
    void the_bot_of_the_demo_answers_through_the_framed_connection() throws Exception {
        try (var program = Rig.start(data, "--demo")) {
            var said = new ByteArrayOutputStream();
            try (var demo = Demo.start(program, new PrintStream(said, true))) {
                var ada = Rig.person(program, "ada");
                var parrot = Rig.person(program, "parrot");
                var conversation = Rig.acquaint(program, ada, parrot);
                try (var client = Rig.framed(program, ada)) {
                    client.send(conversation, "Polly?", Rig.LIMIT);
                    assertThat(Rig.heard(client, 1)).containsExactly("You said: Polly?");
                }
                assertThat(demo).isNotNull();
                assertThat(said.toString(StandardCharsets.UTF_8)).contains("Ada's token: ");
                assertThat(program.work().clientFrames()).isGreaterThan(1);
            }
        }
    }

    @Test
    void on_a_network_everything_is_encrypted_and_who_trusts_the_authority_comes_in()
            throws Exception {
        try (var program = Rig.start(data, "--lan")) {
            var ada = Rig.person(program, "ada");
            var trusting = SocketClientConfig.usual().withTls(TlsContexts.client(
                    program.tls().orElseThrow().authority().orElseThrow().certificateFile()));
            var address = URI.create("wss://127.0.0.1:" + program.port() + "/api/v1/socket");
            try (var client = MessengerClient.socket(address, trusting, ada.token(), "ada")) {
                assertThat(client.user(Rig.LIMIT)).isEqualTo(ada.identity().userId());
            }
            assertThatThrownBy(() -> Rig.get(program.port(), "/")).isInstanceOf(IOException.class);
        }
    }
}
