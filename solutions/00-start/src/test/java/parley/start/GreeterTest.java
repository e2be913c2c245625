// SPDX-License-Identifier: Apache-2.0
package parley.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GreeterTest {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private Greeter greeter;

    @BeforeEach
    void start() throws Exception {
        greeter = new Greeter(0, log::add);
        Thread.ofPlatform().daemon().start(greeter::serve);
    }

    @AfterEach
    void stop() throws Exception {
        greeter.close();
    }

    @Test
    void answers_hello_and_goodbye_and_tells_which_bytes_came() throws Exception {
        try (Conversation conversation = new Conversation(greeter.address())) {
            conversation.send(Greeting.text("World"));
            assertThat(conversation.answer()).isEqualTo("Hello Yourself");
            conversation.send("What time is it?");
            assertThat(conversation.answer()).startsWith("Pardon?");
            conversation.send("Goodbye");
            assertThat(conversation.answer()).isEqualTo("Goodbye");
        }
        assertThat(log.getFirst())
                .isEqualTo("13 bytes came: 48 65 6c 6c 6f 20 57 6f 72 6c 64 0d 0a");
    }

    @Test
    void hangs_up_on_a_line_without_an_end_and_shows_what_came() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", greeter.address().getPort())) {
            socket.getOutputStream().write("Hello World".getBytes(StandardCharsets.UTF_8));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(log).containsExactly("no line came for 2 seconds, hanging up. "
                + "11 bytes came: 48 65 6c 6c 6f 20 57 6f 72 6c 64");
    }

    @Test
    void serves_the_next_client_after_one_that_leaves_in_the_middle() throws Exception {
        new Socket("127.0.0.1", greeter.address().getPort()).close();

        try (Conversation conversation = new Conversation(greeter.address())) {
            conversation.send("Goodbye");
            assertThat(conversation.answer()).isEqualTo("Goodbye");
        }
    }
}
