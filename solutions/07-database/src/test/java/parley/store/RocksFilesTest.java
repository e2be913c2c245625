// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static parley.store.StoreContract.naming;

/// Files whose notes stand in RocksDB: moves that a crash cuts off, backups between note and move,
/// and data of an older version.
@Timeout(60)
class RocksFilesTest implements DyingContract {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private RocksStore store;

    @AfterEach
    void close() {
        if (store != null) store.close();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Store reopened() {
        return reopened(Faults.NONE);
    }

    @Override
    public Store reopened(Faults faults) {
        close();
        store = RocksStore.open(folder.resolve("data"), RocksConfig.DEFAULT, faults);
        return store;
    }

    @Override
    public long piecesOfContent() throws IOException {
        try (var files = java.nio.file.Files.walk(folder.resolve("data/files"))) {
            return files.filter(java.nio.file.Files::isRegularFile).count();
        }
    }

    @Test
    void a_file_that_is_noted_is_moved_to_its_place_after_a_crash() throws IOException {
        reopened();
        Conversation c = group();

        dies(Faults.Point.FILE_NOTED, () -> file(c, T0));

        String owner = c.members().getFirst().userId();
        isThere(store.files().ofOwner(owner, "", 9).getFirst());
    }

    @Test
    void a_backup_waits_for_a_file_that_is_between_its_note_and_its_place() throws Exception {
        AtomicReference<Thread> backup = new AtomicReference<>();
        AtomicBoolean mostIsCopied = new AtomicBoolean();
        reopened(point -> {
            if (point != Faults.Point.FILE_NOTED) return;
            backup.set(Thread.ofPlatform().name("backup").daemon().start(() -> backup(mostIsCopied)));
            await().atMost(SOON).untilTrue(mostIsCopied);
            // It waits, or without the lock it is done.
            await().atMost(SOON).until(() -> waits(backup.get()) || !backup.get().isAlive());
        });

        FileInfo file = file(group(), T0);
        assertThat(backup.get().join(SOON)).isTrue();

        close();
        RocksStore.restore(folder.resolve("backup"), folder.resolve("restored"));
        store = RocksStore.open(folder.resolve("restored"));
        isThere(file);
    }

    private void backup(AtomicBoolean mostIsCopied) {
        try {
            store.backup(folder.resolve("backup"), () -> mostIsCopied.set(true));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }

    @Test
    void files_of_version_2_stay_when_a_message_names_them_and_else_wait() throws IOException {
        reopened();
        Conversation c = group();
        FileInfo named = file(c, T0);
        FileInfo left = file(c, T0);
        stored(naming(c, "1", named));
        close();
        try (Rocks rocks = new Rocks(folder.resolve("data/db"), RocksConfig.DEFAULT)) {
            Batch old = new Batch();
            for (FileInfo file : List.of(named, left))
                old.remove(Keys.of(Keys.WAITING_FILE, file.id()))
                        .put(Keys.of(Keys.FILE_OF, file.ownerId(), file.id()));
            rocks.write(old, true);
            Schema.note(rocks, 2);
        }

        reopened();

        assertThat(store.files().ofOwner(left.ownerId(), "", 9))
                .containsExactlyInAnyOrder(named, left);
        assertThat(store.files().bytesOf(left.ownerId()))
                .isEqualTo(2 * (FILE_BYTES + Files.OVERHEAD_BYTES));
        isThere(left);
        assertThat(store.files().tidy(T0.plusMillis(1))).isEqualTo(1);
        isGone(left);
        isThere(named);
        assertThat(reopened().files().tidy(T0.plusMillis(1))).isZero();
    }
}
