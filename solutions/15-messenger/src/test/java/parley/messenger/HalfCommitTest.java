// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.http.SocketClientConfig;

/// Commits that fail half-way, in the whole messenger, while people send and one of them listens.
@Timeout(60)
class HalfCommitTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int SENDERS = 16;
    private static final int EACH = 12;

    @TempDir
    Path data;

    private HalfStore faulty;

    private Program start() throws Exception {
        var settings = Settings.read(List.of("--port", "0", "--limits", "off", "--data",
                data.toString()), Map.of(), data);
        return Program.start(settings, real -> {
            faulty = new HalfStore(real);
            return faulty.store();
        });
    }

    private Void send(Pair pair, int sender) throws Exception {
        for (int i = 0; i < EACH; i++) {
            if (sender == 0 && i % 3 == 1) faulty.fail(2);
            pair.sendUntilTaken(pair.ada(), "s" + sender + "-" + i);
        }
        return null;
    }

    @Test
    void what_was_half_stored_is_refused_and_after_a_retry_there_once_and_heard_once()
            throws Exception {
        try (var program = start(); var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var pair = Pair.in(program, data, "half");
            try (var ben = MessengerClient.socket(URI.create("ws://127.0.0.1:" + program.port()
                    + "/api/v1/socket"), SocketClientConfig.usual(), pair.tokens().get(1),
                    "ben")) {
                ben.user(LIMIT);
                List<Future<?>> all = new ArrayList<>();
                for (int s = 0; s < SENDERS; s++) {
                    int sender = s;
                    all.add(people.submit(() -> send(pair, sender)));
                }
                for (var one : all) one.get();
                var numbers = LongStream.rangeClosed(1, SENDERS * EACH).boxed().toList();

                assertThat(faulty.failed.get()).isGreaterThanOrEqualTo(EACH / 3);
                var history = pair.history();
                assertThat(history).extracting(Pair.Entry::seq).isEqualTo(numbers);
                assertThat(history).extracting(Pair.Entry::text).doesNotHaveDuplicates();
                assertThat(heard(ben, numbers.size())).isEqualTo(history.stream()
                        .map(Pair.Entry::text).toList());
            }
        }
    }

    private static List<String> heard(MessengerClient client, int count) throws Exception {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            var event = client.next(LIMIT).orElseThrow(
                    () -> new AssertionError("only " + texts.size() + " arrived"));
            if (event instanceof ClientEvent.Entry entry) texts.add(entry.text());
        }
        return texts;
    }

    @Test
    void a_fault_is_told_by_health_and_the_log_and_is_over_without_a_restart() throws Exception {
        try (var program = start()) {
            var pair = Pair.in(program, data, "told");
            faulty.fail(1);

            assertThat(pair.refusal("a")).isEqualTo("503 unavailable");
            assertThat(Health.complaints(data)).singleElement().asString()
                    .contains("until the store is open again").contains("the other half");

            await().atMost(LIMIT).until(() -> Health.of(program.adminPort()).well());
            assertThat(pair.send("a")).isEqualTo(1);
            assertThat(pair.history()).hasSize(1);
        }
    }
}
