// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.http.HttpApi;

/// A messenger whose database goes away while it runs, and comes back.
@Timeout(120)
class DatabaseGoneTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SENDERS = 4;

    @TempDir
    Path data;

    private final Map<String, Long> promised = new ConcurrentHashMap<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    private Program start(Mongo mongo) throws IOException {
        return Program.start(Settings.read(List.of("--port", "0", "--limits", "off", "--data",
                data.toString(), "--mongodb-uri", mongo.uri()), Map.of(), data));
    }

    /// Sends one after the other, each until it is taken.
    private Callable<Void> sender(Pair pair, HttpApi who, int number) {
        return () -> {
            for (int i = 0; !enough.get(); i++) {
                var id = "s" + number + "-" + i;
                promised.put("text of " + id, pair.sendUntilTaken(who, id));
            }
            return null;
        };
    }

    private void awaitMore() {
        int now = promised.size();
        await().atMost(SOON).until(() -> promised.size() >= now + 2 * SENDERS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_database_that_goes_and_comes_back_loses_nothing_that_was_promised(boolean own)
            throws Exception {
        try (var mongo = Mongo.open(own); var program = start(mongo);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var pair = Pair.in(program, data, "gone");
            var done = LongStream.range(0, SENDERS).mapToObj(n -> people.submit(
                    sender(pair, n % 2 == 0 ? pair.ada() : pair.ben(), (int) n))).toList();
            awaitMore();

            mongo.line.cut();
            gone(program, pair);

            mongo.line.mend();
            await().atMost(SOON).until(() -> Health.of(program.adminPort()).well());
            awaitMore();
            enough.set(true);
            for (var one : done) one.get();
            everythingIsThereOnce(pair);
        }
    }

    private void gone(Program program, Pair pair) throws Exception {
        await().atMost(SOON).until(() ->
                Health.of(program.adminPort()).store().equals("down"));
        int before = promised.size();
        var health = Health.of(program.adminPort());
        assertThat(List.of(health.status(), health.ready())).containsOnly(503);
        assertThat(health.why()).contains("MongoDB at 127.0.0.1");
        assertThat(pair.refusal("direct")).isEqualTo("503 unavailable");
        assertThat(pair.reading()).isEqualTo("503 unavailable");
        assertThat(promised).hasSize(before);
        assertThat(Health.complaints(data)).filteredOn(line -> line.contains("StoreWatch"))
                .singleElement().asString().contains("until the store is open again");
    }

    private void everythingIsThereOnce(Pair pair) throws Exception {
        var history = pair.history();
        Map<String, Long> there = new TreeMap<>();
        for (var entry : history)
            assertThat(there.put(entry.text(), entry.seq())).as(entry.text()).isNull();
        assertThat(history).extracting(Pair.Entry::seq)
                .isEqualTo(LongStream.rangeClosed(1, history.size()).boxed().toList());
        assertThat(there).containsAllEntriesOf(promised);
        // Beside them, only what was refused once the line was cut, if it was stored.
        assertThat(Set.of("text of direct")).containsAll(there.keySet().stream()
                .filter(text -> !promised.containsKey(text)).toList());
    }
}
