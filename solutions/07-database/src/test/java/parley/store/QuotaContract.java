// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.store.StoreContract.delete;
import static parley.store.StoreContract.naming;

/// What all files of a person may have together.
interface QuotaContract extends DyingContract {
    /// What one of [#file(Conversation, java.time.Instant)] counts.
    long EACH = FILE_BYTES + Files.OVERHEAD_BYTES;
    int UPLOADERS = 8;

    private FileInfo put(String owner, int bytes, long ownerBytes) throws IOException {
        FileInfo about = new FileInfo(Ids.file(), owner, "", "a.txt", "text/plain", 0, "", T0);
        return store().files().put(about, new ByteArrayInputStream(new byte[bytes]), FILE_BYTES,
                ownerBytes);
    }

    @Test
    default void takes_files_up_to_the_quota_and_not_one_byte_more() throws IOException {
        String owner = Ids.user();
        FileInfo first = put(owner, FILE_BYTES, 2 * EACH);
        long pieces = piecesOfContent();

        assertThatThrownBy(() -> put(owner, FILE_BYTES, 2 * EACH - 1))
                .isInstanceOf(OverQuotaException.class);
        assertThat(piecesOfContent()).isEqualTo(pieces);
        put(owner, FILE_BYTES, 2 * EACH);
        assertThatThrownBy(() -> put(owner, 0, 2 * EACH)).as("an empty one counts, too")
                .isInstanceOf(OverQuotaException.class);
        put(Ids.user(), FILE_BYTES, EACH);

        assertThat(store().files().bytesOf(owner)).isEqualTo(2 * EACH);
        assertThat(reopened().files().bytesOf(owner)).isEqualTo(2 * EACH);
        store().files().remove(first.id());
        assertThat(store().files().bytesOf(owner)).isEqualTo(EACH);
        put(owner, FILE_BYTES, 2 * EACH);
    }

    @Test
    default void tells_too_large_for_anybody_from_too_large_for_this_one() {
        assertThatThrownBy(() -> put(Ids.user(), FILE_BYTES + 1, 100 * EACH))
                .isInstanceOf(TooLargeException.class);
    }

    @Test
    default void a_deleted_message_gives_back_the_room_of_its_files() {
        Conversation c = group();
        FileInfo file = file(c, T0);
        stored(naming(c, "1", file));

        stored(delete(c, "2", 1));

        assertThat(store().files().bytesOf(file.ownerId())).isZero();
        assertThat(reopened().files().bytesOf(file.ownerId())).isZero();
    }

    @Test
    default void many_uploads_at_the_same_time_stay_within_it_together() throws Exception {
        String owner = Ids.user();
        long quota = 3 * EACH;
        AtomicInteger taken = new AtomicInteger();

        Together.run(UPLOADERS, number -> {
            try {
                put(owner, FILE_BYTES, quota);
                taken.incrementAndGet();
            } catch (OverQuotaException e) {
                assertThat(e).hasMessageContaining(Long.toString(quota));
            }
        });

        assertThat(store().files().bytesOf(owner)).isEqualTo(taken.get() * EACH)
                .isLessThanOrEqualTo(quota);
        for (int left = 3 - taken.get(); left > 0; left--) put(owner, FILE_BYTES, quota);
        assertThatThrownBy(() -> put(owner, 0, quota)).isInstanceOf(OverQuotaException.class);
    }
}
