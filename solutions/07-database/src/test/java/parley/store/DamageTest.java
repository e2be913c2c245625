// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Files that were damaged: the store says so, and never begins anew as if nothing had been there.
@Timeout(60)
class DamageTest {
    private static final int MESSAGES = 3_000;
    /// So small that the messages go into several files.
    private static final RocksConfig SMALL = new RocksConfig(0, 1 << 20, 256 << 10, 0);

    @TempDir
    Path folder;

    private String conversation = "";

    /// @param moreInTheLog whether the last messages stand in the write-ahead log alone
    private void fill(boolean moreInTheLog) {
        conversation = Ids.group();
        try (Store store = RocksStore.open(folder, SMALL)) {
            store.conversations().add(new Conversation(conversation, Conversation.Kind.GROUP, "",
                    List.of(), StoreContract.T0, 0));
            append(store, moreInTheLog ? 50 : MESSAGES);
        }
    }

    private void append(Store store, int count) {
        for (int i = 0; i < count; i += 50) {
            List<Draft> batch = new ArrayList<>();
            for (int k = i; k < i + 50; k++) batch.add(Draft.text(conversation, "u_me", "c" + k,
                    StoreContract.T0, "text " + k + " ".repeat(150)));
            store.messages().append(batch);
        }
    }

    private Path file(String like) throws IOException {
        try (var files = java.nio.file.Files.list(folder.resolve("db"))) {
            return files.filter(p -> p.getFileName().toString().matches(like))
                    .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                    .orElseThrow();
        }
    }

    private List<Path> tables() throws IOException {
        try (var files = java.nio.file.Files.list(folder.resolve("db"))) {
            return files.filter(p -> p.toString().endsWith(".sst")).toList();
        }
    }

    private static void flip(Path file, double where) throws IOException {
        byte[] bytes = java.nio.file.Files.readAllBytes(file);
        int at = (int) (bytes.length * where);
        for (int i = at; i < Math.min(at + 16, bytes.length); i++) bytes[i] ^= 0x5a;
        java.nio.file.Files.write(file, bytes);
    }

    /// Opens the store and reads everything that was acknowledged.
    private void readAll(int count) {
        try (Store store = RocksStore.open(folder, SMALL)) {
            readAll(store, count);
        }
    }

    private void readAll(Store store, int count) {
        for (long seq = 0; seq < count; seq += 500)
            assertThat(store.messages().after(conversation, seq, 500)).hasSize(500);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.999})
    void a_damaged_table_is_told_at_the_start_by_name(double where) throws Exception {
        fill(false);
        Path table = file(".*\\.sst");
        flip(table, where);

        assertThatThrownBy(() -> RocksStore.open(folder, SMALL))
                .isInstanceOf(StoreDamagedException.class).hasMessageContaining("backup")
                .hasMessageContaining("The file " + table.getFileName());
    }

    @Test
    void after_damage_was_read_nothing_is_written_any_more()
            throws Exception {
        fill(false);
        try (RocksStore store = RocksStore.open(folder, SMALL)) {
            for (Path table : tables()) flip(table, 0.5);
            assertThatThrownBy(() -> readAll(store, MESSAGES))
                    .isInstanceOf(StoreDamagedException.class);

            assertThatThrownBy(store::check).isInstanceOf(StoreDamagedException.class)
                    .hasMessageContaining(".sst");
            assertThatThrownBy(() -> append(store, 50)).isInstanceOf(StoreDamagedException.class);
            assertThatThrownBy(store::reopen).isInstanceOf(StoreDamagedException.class);
            assertThatThrownBy(() -> store.backup(folder.resolve("copy")))
                    .isInstanceOf(StoreDamagedException.class);
            store.sessions().seen("nobody", StoreContract.T0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.9})
    void a_damaged_write_ahead_log_is_told_by_name(double where) throws Exception {
        fill(true);
        Path log = file("\\d+\\.log");
        flip(log, where);

        assertThatThrownBy(() -> RocksStore.open(folder, SMALL))
                .isInstanceOf(StoreDamagedException.class).hasMessageContaining("backup")
                .hasMessageContaining("The log " + log.getFileName());
    }

    @Test
    void a_damaged_manifest_is_told() throws Exception {
        fill(false);
        flip(file("MANIFEST-.*"), 0.5);

        assertThatThrownBy(() -> RocksStore.open(folder, SMALL))
                .isInstanceOf(StoreDamagedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CURRENT", "MANIFEST-.*", ".*\\.sst"})
    void a_missing_file_is_told(String like) throws Exception {
        fill(false);
        java.nio.file.Files.delete(file(like));

        assertThatThrownBy(() -> readAll(MESSAGES)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> readAll(MESSAGES)).as("the second time too")
                .isInstanceOf(StoreException.class);
    }

    @Test
    void what_a_crash_cut_off_was_never_acknowledged_and_is_forgotten() throws Exception {
        fill(true);
        Path log = file("\\d+\\.log");
        byte[] bytes = java.nio.file.Files.readAllBytes(log);
        java.nio.file.Files.write(log, java.util.Arrays.copyOf(bytes, bytes.length - 7));

        try (Store store = RocksStore.open(folder, SMALL)) {
            assertThat(store.messages().lastSeq(conversation)).isZero();
            assertThat(store.conversations().byId(conversation)).isPresent();
        }
    }

    @Test
    void data_of_a_newer_version_are_left_alone() {
        fill(true);
        try (Rocks rocks = new Rocks(folder.resolve("db"), SMALL)) {
            Schema.note(rocks, Schema.NEWEST + 1);
        }

        assertThatThrownBy(() -> RocksStore.open(folder, SMALL))
                .isInstanceOf(StoreDamagedException.class).hasMessageContaining("newer");
        // The lock was given back.
        assertThatThrownBy(() -> RocksStore.open(folder, SMALL)).hasMessageContaining("newer");
    }
}
