// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What was attached.
interface FilesContract extends StoreContract {
    /// More than two of GridFS' chunks.
    int BYTES = 700_000;

    private static FileInfo about(String owner) {
        return new FileInfo(Ids.file(), owner, Ids.group(), "Zeugnis Ünï.pdf", "application/pdf", 0,
                "", T0);
    }

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return content;
    }

    private FileInfo put(FileInfo about, byte[] content) throws IOException {
        return store().files().put(about, new ByteArrayInputStream(content), BYTES);
    }

    private byte[] read(String id, long from) throws IOException {
        try (InputStream in = store().files().open(id, from)) {
            return in.readAllBytes();
        }
    }

    @Test
    default void keeps_a_file_and_reads_it_from_anywhere() throws Exception {
        byte[] content = content(BYTES);
        FileInfo about = about(Ids.user());

        FileInfo stored = put(about, content);

        String sha = HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(content));
        assertThat(stored).isEqualTo(about.stored(BYTES, sha));
        assertThat(reopened().files().info(about.id())).contains(stored);
        for (int from : new int[] {0, 1, 300_000, BYTES - 1, BYTES})
            assertThat(read(about.id(), from)).as("from %d", from)
                    .isEqualTo(Arrays.copyOfRange(content, from, BYTES));
    }

    @Test
    default void keeps_an_empty_file() throws Exception {
        FileInfo stored = put(about(Ids.user()), new byte[0]);

        assertThat(stored.bytes()).isZero();
        assertThat(read(stored.id(), 0)).isEmpty();
    }

    @Test
    default void stores_nothing_of_a_file_that_is_too_long_or_breaks_off() throws Exception {
        FileInfo tooLong = about(Ids.user());
        FileInfo broken = about(Ids.user());
        InputStream breaks = new InputStream() {
            private int left = 400_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) throw new IOException("gone");
                return 7;
            }
        };

        assertThatThrownBy(() -> put(tooLong, content(BYTES + 1)))
                .isInstanceOf(TooLargeException.class);
        assertThatThrownBy(() -> store().files().put(broken, breaks, BYTES))
                .isInstanceOf(IOException.class).hasMessage("gone");

        for (FileInfo about : List.of(tooLong, broken)) {
            assertThat(store().files().info(about.id())).isEmpty();
            assertThatThrownBy(() -> read(about.id(), 0)).isInstanceOf(NoSuchFileException.class);
            assertThat(store().files().ofOwner(about.ownerId(), "", 10)).isEmpty();
            assertThat(put(about, content(5)).bytes()).as("the id is still free").isEqualTo(5);
        }
    }

    @Test
    default void a_files_id_is_given_once() throws Exception {
        FileInfo about = about(Ids.user());
        put(about, content(10));

        assertThatThrownBy(() -> put(about, content(20)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(read(about.id(), 0)).isEqualTo(content(10));
    }

    @Test
    default void a_file_that_is_removed_is_gone() throws Exception {
        FileInfo stored = put(about(Ids.user()), content(300_000));

        assertThat(store().files().remove(stored.id())).isTrue();

        assertThat(store().files().remove(stored.id())).isFalse();
        assertThat(store().files().info(stored.id())).isEmpty();
        assertThat(store().files().ofOwner(stored.ownerId(), "", 10)).isEmpty();
        assertThatThrownBy(() -> read(stored.id(), 0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void lists_a_persons_files_page_after_page() throws Exception {
        String owner = Ids.user();
        for (int i = 0; i < 3; i++) put(about(owner), content(i));

        List<FileInfo> first = store().files().ofOwner(owner, "", 2);
        List<FileInfo> second = store().files().ofOwner(owner, first.getLast().id(), 2);

        assertThat(first).hasSize(2).extracting(FileInfo::id).isSorted();
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    }
}
