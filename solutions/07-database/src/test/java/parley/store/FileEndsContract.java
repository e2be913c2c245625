// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.store.Appended.Reason;
import parley.store.Appended.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.store.StoreContract.delete;
import static parley.store.StoreContract.naming;

/// Files go with their message, and nothing of them stays behind wherever the server dies.
interface FileEndsContract extends DyingContract {
    @Test
    default void a_deleted_message_has_taken_its_files_along_and_no_others() throws IOException {
        Conversation c = group();
        FileInfo gone = file(c, T0);
        FileInfo kept = file(c, T0);
        stored(naming(c, "1", gone));
        stored(naming(c, "2", kept));
        stored(new Draft(c.id(), Message.Kind.EDIT, gone.ownerId(), "3", T0,
                new Content("text", "edited", List.of(gone.id()), 0), 1));

        stored(delete(c, "4", 1));

        assertThat(store().files().info(gone.id())).as("at once").isEmpty();
        assertThat(store().files().ofOwner(gone.ownerId(), "", 9)).containsExactly(kept);
        assertThat(store().files().remove(gone.id())).as("its content").isTrue();
        isGone(gone);
        isThere(kept);
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_COMMIT", "FILE_REMOVED", "CONTENT_GONE"})
    default void nothing_of_a_deleted_messages_file_stays_wherever_the_server_dies(
            Faults.Point death) throws IOException {
        Conversation c = group();
        FileInfo kept = file(c, T0);
        stored(naming(c, "1", kept));
        long pieces = piecesOfContent();
        FileInfo gone = file(c, T0);
        stored(naming(c, "2", gone));

        dies(death, () -> {
            stored(delete(c, "3", 2));
            store().files().remove(gone.id());
            throw new StoreException("died at " + death + ", or never got there");
        });

        assertThat(store().messages().at(c.id(), 2)).map(Message::kind)
                .contains(Message.Kind.DELETED);
        isGone(gone);
        isThere(kept);
        assertThat(piecesOfContent()).isEqualTo(pieces);
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE_REMOVED", "CONTENT_GONE"})
    default void what_its_owner_removes_is_gone_wherever_the_server_dies(Faults.Point death)
            throws IOException {
        Conversation c = group();
        long pieces = piecesOfContent();
        FileInfo gone = file(c, T0);

        dies(death, () -> store().files().remove(gone.id()));

        isGone(gone);
        assertThat(store().files().bytesOf(gone.ownerId())).isZero();
        assertThat(piecesOfContent()).isEqualTo(pieces);
    }

    @Test
    default void a_message_names_files_that_are_there_or_is_refused() {
        Conversation c = group();
        FileInfo there = file(c, T0);
        FileInfo removed = file(c, T0);
        store().files().remove(removed.id());
        FileInfo never = new FileInfo(Ids.file(), there.ownerId(), c.id(), "b", "a/b", 0, "", T0);

        var results = store().messages().append(List.of(naming(c, "1", there, removed),
                naming(c, "2", never), naming(c, "3", there), delete(c, "4", 1),
                naming(c, "5", there)));

        Refused refused = new Refused(Reason.NO_FILE);
        assertThat(results).element(0).isEqualTo(refused);
        assertThat(results).element(1).isEqualTo(refused);
        assertThat(results).element(2).isInstanceOf(Appended.Stored.class);
        assertThat(results).element(3).isInstanceOf(Appended.Stored.class);
        assertThat(results).element(4).as("gone in this batch").isEqualTo(refused);
        assertThat(store().messages().lastSeq(c.id())).isEqualTo(2);
    }

    @Test
    default void the_retry_of_a_message_is_no_new_one_when_its_file_is_gone() {
        Conversation c = group();
        FileInfo file = file(c, T0);
        Message first = stored(naming(c, "1", file));
        store().files().remove(file.id());

        assertThat(store().messages().append(List.of(naming(c, "1", file))))
                .containsExactly(new Appended.Duplicate(first, true));
    }
}
