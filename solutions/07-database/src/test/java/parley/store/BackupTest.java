// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// A copy of everything, made while others write.
@Timeout(60)
class BackupTest implements StoreContract {
    private static final int PEOPLE = 3;
    private static final int BACKUPS = 2;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private RocksStore store;

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Store reopened() {
        throw new UnsupportedOperationException("not here");
    }

    private void put(String id, String owner) throws IOException {
        store.files().put(new FileInfo(id, owner, "", "f", "text/plain", 0, "", T0),
                new ByteArrayInputStream(id.getBytes()), 100);
    }

    @Test
    void a_backup_that_is_made_under_load_restores_to_all_that_was_acknowledged_before()
            throws Exception {
        store = RocksStore.open(folder.resolve("data"));
        Conversation c = group();
        String owner = Ids.user();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong acknowledged = new AtomicLong();
        Thread writer = Thread.ofPlatform().name("writer").daemon().start(() -> {
            for (int i = 0; !stop.get(); i++)
                acknowledged.set(stored(StoreContract.text(c, "c" + i, "text " + i)).seq());
        });
        for (int i = 0; i < 20; i++) put(Ids.file(), owner);
        store.files().remove(store.files().ofOwner(owner, "", 1).getFirst().id());
        long before = acknowledged.get();

        store.backup(folder.resolve("backup"));
        stop.set(true);
        writer.join();
        put(Ids.file(), owner);
        store.close();
        RocksStore.restore(folder.resolve("backup"), folder.resolve("restored"));

        try (Store restored = RocksStore.open(folder.resolve("restored"))) {
            long last = restored.messages().lastSeq(c.id());
            assertThat(last).isGreaterThanOrEqualTo(before);
            assertThat(restored.messages().at(c.id(), last)).isPresent();
            List<FileInfo> files = restored.files().ofOwner(owner, "", 100);
            assertThat(files).hasSize(19);
            for (FileInfo f : files) {
                try (var in = restored.files().open(f.id(), 0)) {
                    assertThat(in.readAllBytes()).isEqualTo(f.id().getBytes());
                }
            }
        }
        RocksStore.open(folder.resolve("backup")).close();
    }

    @Test
    void a_file_that_comes_while_files_are_copied_is_copied_too() throws Exception {
        store = RocksStore.open(folder.resolve("data"));
        String owner = Ids.user();
        String late = Ids.file();
        put(Ids.file(), owner);

        store.backup(folder.resolve("backup"), () -> put(late, owner));
        store.close();
        RocksStore.restore(folder.resolve("backup"), folder.resolve("restored"));

        try (Store restored = RocksStore.open(folder.resolve("restored"));
                var in = restored.files().open(late, 0)) {
            assertThat(restored.files().info(late)).isPresent();
            assertThat(in.readAllBytes()).isEqualTo(late.getBytes());
        }
    }

    @Test
    void no_message_of_a_backup_names_a_file_that_is_not_in_it() throws Exception {
        store = RocksStore.open(folder.resolve("data"));
        Conversation c = group();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong sent = new AtomicLong();
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            List<Future<?>> busy = new ArrayList<>();
            for (int p = 0; p < PEOPLE; p++)
                busy.add(people.submit(() -> sendFiles(c, stop, sent)));
            for (int i = 0; i < BACKUPS; i++) {
                long before = sent.get();
                await().atMost(SOON).until(() -> sent.get() > before + PEOPLE);
                store.backup(folder.resolve("backup" + i));
            }
            stop.set(true);
            for (Future<?> one : busy) one.get();
        }
        store.close();

        for (int i = 0; i < BACKUPS; i++) {
            RocksStore.restore(folder.resolve("backup" + i), folder.resolve("restored" + i));
            try (Store restored = RocksStore.open(folder.resolve("restored" + i))) {
                List<Message> log = restored.messages().after(c.id(), 0, 500);
                assertThat(log).hasSizeGreaterThan(PEOPLE);
                for (Message m : log) whole(restored, m.content().fileIds().getFirst());
            }
        }
    }

    private Void sendFiles(Conversation c, AtomicBoolean stop, AtomicLong sent)
            throws IOException {
        while (!stop.get() && sent.get() < 500) {
            String file = Ids.file();
            put(file, "u_me");
            stored(new Draft(c.id(), Message.Kind.TEXT, "u_me", file, T0,
                    new Content("text", "see", List.of(file), 0), 0));
            sent.incrementAndGet();
        }
        return null;
    }

    private static void whole(Store store, String file) throws IOException {
        assertThat(store.files().info(file)).isPresent();
        try (var in = store.files().open(file, 0)) {
            assertThat(in.readAllBytes()).isEqualTo(file.getBytes());
        }
    }

    @Test
    void never_writes_over_anything() throws Exception {
        store = RocksStore.open(folder.resolve("data"));
        store.backup(folder.resolve("backup"));

        assertThatThrownBy(() -> store.backup(folder.resolve("backup")))
                .isInstanceOf(IOException.class).hasMessageContaining("not empty");
        assertThatThrownBy(() -> RocksStore.restore(folder.resolve("backup"),
                folder.resolve("data"))).hasMessageContaining("not empty");
        assertThatThrownBy(() -> RocksStore.restore(folder, folder.resolve("new")))
                .hasMessageContaining("not a backup");
        store.close();
    }
}
