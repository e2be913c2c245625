// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A copy of everything, made while others write.
@Timeout(60)
class BackupTest implements StoreContract {
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
