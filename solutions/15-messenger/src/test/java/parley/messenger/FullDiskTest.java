// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The messenger's own process on a disk that is really full.
@Timeout(120)
class FullDiskTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int DISK_MIB = 160;
    private static final int RESERVE_MIB = 8;
    private static final String[] RESERVE = {"--reserve-mib", "" + RESERVE_MIB};
    /// So many refusals must not make so many lines.
    private static final int REFUSALS = 50;

    @TempDir
    Path folder;

    private final List<String> promised = new ArrayList<>();

    private void send(Pair pair, String id) throws Exception {
        assertThat(pair.send(id)).isEqualTo(promised.size() + 1);
        promised.add("text of " + id);
    }

    private void exactlyWhatWasPromised(Pair pair) throws Exception {
        assertThat(pair.history()).extracting(Pair.Entry::text).isEqualTo(promised);
    }

    @Test
    void a_full_disk_refuses_sends_and_says_so_and_needs_no_restart() throws Exception {
        try (var disk = SmallDisk.mount(folder, DISK_MIB)) {
            var data = folder.resolve("data");
            Pair pair;
            try (var messenger = RunningMessenger.start(data, RESERVE)) {
                pair = Pair.in(messenger.url(), messenger.adminPort(), data, "full");
                send(pair, "before");
                nearly_full(messenger, disk, pair);
                send(pair, "between");
                quite_full(messenger, disk, pair);
                send(pair, "after");
                messenger.kill();
            }
            try (var again = RunningMessenger.start(data, RESERVE)) {
                exactlyWhatWasPromised(pair.at(again.url()));
            }
        }
    }

    /// Less than the reserve is free.
    private void nearly_full(RunningMessenger messenger, SmallDisk disk, Pair pair)
            throws Exception {
        disk.fillUpTo(RESERVE_MIB / 2);

        sendUntilRefused(pair);
        for (int i = 0; i < REFUSALS; i++)
            assertThat(pair.refusal("lost" + i)).isEqualTo("507 store_full");
        var health = messenger.health();
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.ready()).isEqualTo(503);
        assertThat(health.why()).contains("MiB are free at " + messenger.data()).contains("room");
        assertThat(messenger.complaints()).singleElement().asString()
                .contains("the disk is full").contains("MiB are free");
        exactlyWhatWasPromised(pair);

        disk.empty();
        await().atMost(SOON).until(() -> messenger.health().well());
        assertThat(messenger.complaints()).hasSize(1);
    }

    /// Not one byte more goes in.
    private void quite_full(RunningMessenger messenger, SmallDisk disk, Pair pair)
            throws Exception {
        disk.fill();

        sendUntilRefused(pair);
        await().atMost(SOON).until(() -> pair.refusal("late").equals("507 store_full"));
        assertThat(messenger.health().store()).isEqualTo("full");
        exactlyWhatWasPromised(pair);

        disk.empty();
        pair.sendUntilTaken(pair.ada(), "late");
        promised.add("text of late");
        assertThat(messenger.health().well()).isTrue();
    }

    /// How much is free is asked a few times a second.
    private void sendUntilRefused(Pair pair) throws Exception {
        while (pair.refusal("more" + promised.size()).startsWith("stored"))
            promised.add("text of more" + promised.size());
    }
}
