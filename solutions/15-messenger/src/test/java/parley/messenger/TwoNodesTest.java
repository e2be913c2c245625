// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.http.HttpApi;
import parley.http.SocketClientConfig;

/// Two messengers on one database, and two people, each connected to another one of them.
@Timeout(180)
class TwoNodesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int EACH = 500;
    private static final int AT_ONCE = 32;
    private static final int CHANGES = 10;

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<Long> numbers = new ConcurrentLinkedQueue<>();

    private Program node(Mongo mongo, String name) throws IOException {
        var data = folder.resolve(name);
        return Program.start(Settings.read(List.of("--port", "0", "--limits", "off", "--data",
                data.toString(), "--mongodb-uri", mongo.uri()), Map.of(), folder));
    }

    private static MessengerClient client(Program node, String token, String name) {
        return MessengerClient.socket(URI.create("ws://127.0.0.1:" + node.port()
                + "/api/v1/socket"), SocketClientConfig.usual(), token, name);
    }

    /// Sends with so many sends in flight.
    private List<Callable<Void>> senders(MessengerClient client, Pair pair, String who) {
        var next = new AtomicInteger();
        List<Callable<Void>> all = new ArrayList<>();
        for (int s = 0; s < AT_ONCE; s++) all.add(() -> {
            for (int i = next.getAndIncrement(); i < EACH; i = next.getAndIncrement())
                numbers.add(client.send(pair.conversation(), who + i, LIMIT));
            return null;
        });
        return all;
    }

    private static void together(List<Callable<Void>> all) throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> done = new ArrayList<>();
            for (var one : all) done.add(people.submit(one));
            for (var one : done) one.get();
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void number_a_conversation_without_a_gap_or_a_double(boolean own) throws Exception {
        try (var mongo = Mongo.open(own); var one = node(mongo, "one");
                var other = node(mongo, "other")) {
            var pair = Pair.in(one, folder.resolve("one"), "two");
            var there = pair.at(other);
            try (var ada = client(one, pair.tokens().get(0), "ada");
                    var ben = client(other, pair.tokens().get(1), "ben")) {
                ada.user(LIMIT);
                ben.user(LIMIT);
                List<Callable<Void>> all = new ArrayList<>(senders(ada, pair, "ada"));
                all.addAll(senders(ben, pair, "ben"));
                together(all);
            }
            assertThat(numbers.stream().sorted().toList()).isEqualTo(upTo(2L * EACH));
            var history = pair.history();
            assertThat(history).extracting(Pair.Entry::seq).isEqualTo(upTo(2L * EACH));
            assertThat(history).extracting(Pair.Entry::text).doesNotHaveDuplicates();
            assertThat(there.history()).isEqualTo(history);

            repeated_elsewhere(pair, there);
            changed_on_both(pair, there);
        }
    }

    /// What one has taken is a duplicate for the other, also at the same time.
    private void repeated_elsewhere(Pair here, Pair there) throws Exception {
        long first = here.send("again");
        assertThat(there.send("again")).isEqualTo(first);
        var seqs = new ConcurrentLinkedQueue<Long>();
        for (int i = 0; i < CHANGES; i++) {
            var id = "both" + i;
            together(List.of(() -> note(seqs, here.send(id)), () -> note(seqs, there.send(id))));
        }
        assertThat(seqs.stream().distinct().sorted().toList()).isEqualTo(
                LongStream.rangeClosed(first + 1, first + CHANGES).boxed().toList());
    }

    private static Void note(ConcurrentLinkedQueue<Long> seqs, long seq) {
        seqs.add(seq);
        return null;
    }

    /// Edits of one message and deletions of others, through both at the same time.
    private void changed_on_both(Pair here, Pair there) throws Exception {
        long edited = here.send("edited");
        long gone = there.send("gone");
        together(List.of(() -> edits(here, edited, "x"), () -> edits(there, edited, "y"),
                () -> delete(there, gone)));

        long before = edited - 1;
        var log = here.history(before);
        assertThat(there.history(before)).isEqualTo(log);
        assertThat(log).extracting(Pair.Entry::seq).isEqualTo(
                LongStream.rangeClosed(edited, gone + 2 * CHANGES + 1).boxed().toList());
        assertThat(log.get(1)).isEqualTo(new Pair.Entry(gone, "deleted", ""));
        // The newest edit is what the message says.
        assertThat(log.getFirst().text()).isEqualTo(log.stream()
                .filter(entry -> entry.kind().equals("edit")).toList().getLast().text());
    }

    private static String path(Pair pair, long seq) {
        return "/api/v1/conversations/" + pair.conversation() + "/messages/" + seq;
    }

    private static Void edits(Pair pair, long seq, String who) throws Exception {
        for (int i = 0; i < CHANGES; i++) pair.ada().call("PATCH", path(pair, seq),
                Map.of("id", "edit-" + who + i, "text", who + i), JsonNode.class);
        return null;
    }

    private static Void delete(Pair pair, long seq) throws Exception {
        HttpApi ada = pair.ada();
        ada.send("DELETE", path(pair, seq) + "?client=delete-" + seq);
        return null;
    }
}
