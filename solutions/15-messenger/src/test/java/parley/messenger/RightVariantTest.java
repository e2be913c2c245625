// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Another right answer of lab 3, as a student's part in a messenger of its own process: it carries
/// the demo's bot, and the messenger says so.
@Timeout(90)
class RightVariantTest {
    private static final Path RIGHT = Path.of("..", "03-sockets", "right", "plain-and-slow");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void lab_3s_other_right_answer_carries_the_bot() throws Exception {
        var mine = new Mine(folder).part("03-sockets", "sockets", Mine.texts(RIGHT));
        try (mine; var client = HttpClient.newHttpClient()) {
            mine.start(5);
            await().atMost(LIMIT).until(() -> !mine.said("(curl -H \"\\$T\" \\$C)").isEmpty());
            var token = mine.said("Bearer ([A-Za-z0-9_-]+)");
            var messages = URI.create(mine.said(" C=(http\\S+)"));
            var post = HttpRequest.newBuilder(messages).timeout(LIMIT)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"a\",\"text\":\"Hi\"}"));
            var get = HttpRequest.newBuilder(messages).timeout(LIMIT)
                    .header("Authorization", "Bearer " + token).build();

            assertThat(client.send(post.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);

            await().atMost(LIMIT).until(() -> client.send(get, BodyHandlers.ofString()).body()
                    .contains("You said: Hi"));
        }
        assertThat(mine.said()).contains("yours: sockets; the rest: the reference");
        assertThat(Integer.parseInt(mine.said("chapter 3, sockets: yours, (\\d+) frames")))
                .isGreaterThan(3);
    }
}
