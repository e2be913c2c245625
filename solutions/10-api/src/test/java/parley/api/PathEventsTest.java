// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.api.ClientMessage.Delete;
import parley.api.ClientMessage.Send;

/// The way of a message as Java's flight recorder sees it.
@Timeout(60)
class PathEventsTest {
    @TempDir
    Path folder;

    private List<RecordedEvent> recorded(Recording recording) throws IOException {
        recording.stop();
        var file = folder.resolve("path.jfr");
        recording.dump(file);
        // The file has them thread by thread.
        return RecordingFile.readAllEvents(file).stream()
                .sorted(Comparator.comparing(RecordedEvent::getEndTime)).toList();
    }

    private static Recording started() {
        var recording = new Recording();
        for (var name : List.of("Queued", "Commit", "Delivery", "OutboxDropped", "Resume"))
            recording.enable("parley." + name).withoutThreshold();
        recording.start();
        return recording;
    }

    private static Stream<RecordedEvent> named(List<RecordedEvent> all, String name) {
        return all.stream().filter(event -> event.getEventType().getName().equals(name));
    }

    @Test
    void every_station_is_recorded_with_its_fields() throws IOException {
        try (var world = new World(folder.resolve("store")); var recording = started()) {
            var ann = world.person("ann");
            var bob = world.person("bob");
            var direct = world.direct(ann, bob);
            var bobs = world.connect(bob);
            world.messenger.posting().send(ann, Send.text("m1", direct, "hello"));
            bobs.await("message");
            world.messenger.posting().delete(ann, new Delete("d1", direct, 1));
            bobs.await("message");
            world.connect(bob, Map.of(direct, 0L)).await("synced");
            world.messenger.close();
            var all = recorded(recording);

            assertThat(named(all, "parley.Queued"))
                    .allSatisfy(event -> assertThat(event.getInt("waiting")).isBetween(1, 2))
                    .extracting(e -> e.getString("conversation"), e -> e.getString("kind"))
                    .containsExactly(tuple(direct, "text"), tuple(direct, "delete"));
            assertThat(named(all, "parley.Commit")).hasSize(2).allSatisfy(event -> {
                assertThat(event.getInt("messages")).isEqualTo(1);
                assertThat(event.getDuration()).isPositive();
                assertThat(event.getThread().getJavaName()).isEqualTo("committer");
            });
            assertThat(named(all, "parley.Delivery"))
                    .extracting(e -> e.getString("conversation"), e -> e.getLong("seq"),
                            e -> e.getLong("outboxes"))
                    .containsExactly(tuple(direct, 1L, 1L),
                            tuple(direct, 2L, 1L));
            assertThat(named(all, "parley.Resume")).singleElement().satisfies(event -> {
                assertThat(event.getString("conversation")).isEqualTo(direct);
                assertThat(event.getLong("after")).isZero();
                assertThat(event.getLong("sent")).isEqualTo(2);
                assertThat(event.getDuration()).isGreaterThan(Duration.ZERO);
            });
            assertThat(named(all, "parley.OutboxDropped")).isEmpty();
        }
    }

    @Test
    void what_a_slow_reader_loses_is_recorded_with_what_becomes_of_it() throws IOException {
        try (var world = new World(folder.resolve("store")); var recording = started()) {
            var ann = world.person("ann");
            var bob = world.person("bob");
            var direct = world.direct(ann, bob);
            var bobs = world.connect(bob);
            var large = "x".repeat(Limit.TEXT_BYTES.number());
            int tooMany = Limit.OUTBOX_BYTES.number() / large.length() + 1;
            for (int i = 1; i <= tooMany; i++)
                world.messenger.posting().send(ann, Send.text("m" + i, direct, large));
            world.messenger.close();
            var all = recorded(recording);

            assertThat(named(all, "parley.OutboxDropped")).isNotEmpty().first().satisfies(event -> {
                assertThat(event.getString("conversation")).isEqualTo(direct);
                assertThat(event.getLong("seq")).isBetween(2L, (long) tooMany);
                assertThat(event.getBoolean("later")).isTrue();
            });
            assertThat(bobs.closedWith).isEqualTo(Bye.STOPPING.number());
        }
    }
}
