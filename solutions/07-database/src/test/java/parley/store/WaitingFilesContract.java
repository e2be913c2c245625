// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.store.Appended.Reason;
import parley.store.Appended.Refused;
import parley.store.Appended.Stored;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.store.StoreContract.naming;

/// Files that no message names are removed after a while; and never one that a message names.
interface WaitingFilesContract extends DyingContract {
    Instant LATER = T0.plus(Duration.ofDays(1));
    int RACES = 40;

    @Test
    default void removes_what_no_message_has_named_for_too_long_and_nothing_else()
            throws IOException {
        Conversation c = group();
        FileInfo named = file(c, T0);
        stored(naming(c, "1", named));
        FileInfo fresh = file(c, LATER);
        long pieces = piecesOfContent();
        FileInfo old = file(c, T0);

        assertThat(store().files().tidy(LATER)).isEqualTo(1);

        isGone(old);
        isThere(named);
        isThere(fresh);
        assertThat(piecesOfContent()).isEqualTo(pieces);
        assertThat(reopened().files().tidy(LATER)).isZero();
        assertThat(store().files().tidy(LATER.plusMillis(1))).isEqualTo(1);
        isThere(named);
    }

    @Test
    default void removes_more_than_one_page_of_them() {
        Conversation c = group();
        for (int i = 0; i < 51; i++) file(c, T0);

        assertThat(store().files().tidy(LATER)).isEqualTo(51);

        assertThat(store().files().bytesOf(c.members().getFirst().userId())).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"FILES_FOUND", "FILE_REMOVED", "CONTENT_GONE"})
    default void goes_on_where_the_server_died(Faults.Point death) throws IOException {
        Conversation c = group();
        FileInfo named = file(c, T0);
        stored(naming(c, "1", named));
        long pieces = piecesOfContent();
        for (int i = 0; i < 3; i++) file(c, T0);

        dies(death, () -> store().files().tidy(LATER));
        store().files().tidy(LATER);

        assertThat(store().files().ofOwner(named.ownerId(), "", 9)).containsExactly(named);
        isThere(named);
        assertThat(piecesOfContent()).isEqualTo(pieces);
    }

    @Test
    default void a_message_that_comes_before_the_file_goes_keeps_it() throws IOException {
        Conversation c = group();
        FileInfo file = file(c, T0);
        List<Appended> result = new ArrayList<>();
        reopened(point -> {
            if (point == Faults.Point.FILES_FOUND && result.isEmpty())
                result.addAll(store().messages().append(List.of(naming(c, "1", file))));
        });

        assertThat(store().files().tidy(LATER)).isZero();

        assertThat(result).singleElement().isInstanceOf(Stored.class);
        isThere(file);
    }

    @Test
    default void a_message_that_comes_after_the_file_went_is_refused() {
        Conversation c = group();
        FileInfo file = file(c, T0);
        List<Appended> result = new ArrayList<>();
        reopened(point -> {
            if (point == Faults.Point.FILE_REMOVED && result.isEmpty())
                result.addAll(store().messages().append(List.of(naming(c, "1", file))));
        });

        assertThat(store().files().tidy(LATER)).isEqualTo(1);

        assertThat(result).containsExactly(new Refused(Reason.NO_FILE));
        isGone(file);
    }

    @Test
    default void whoever_comes_first_a_stored_message_has_its_file() throws Exception {
        Conversation c = group();
        List<FileInfo> files = new ArrayList<>();
        for (int i = 0; i < RACES; i++) files.add(file(c, T0));
        var kept = ConcurrentHashMap.<String>newKeySet();
        AtomicBoolean done = new AtomicBoolean();

        Together.run(2, number -> {
            if (number == 0) while (!done.get()) store().files().tidy(LATER);
            else for (FileInfo file : files) {
                Draft draft = naming(c, file.id(), file);
                if (store().messages().append(List.of(draft)).getFirst() instanceof Stored)
                    kept.add(file.id());
                done.set(file == files.getLast());
            }
        });

        for (FileInfo file : files) {
            if (kept.contains(file.id())) isThere(file);
            else isGone(file);
        }
        assertThat(store().messages().lastSeq(c.id())).isEqualTo(kept.size());
    }

    @Test
    default void a_file_stays_when_the_server_died_right_behind_its_message() throws IOException {
        Conversation c = group();
        FileInfo file = file(c, T0);
        dies(Faults.Point.AFTER_COMMIT, () -> stored(naming(c, "1", file)));

        store().files().tidy(Instant.now().plus(Duration.ofDays(1)));

        isThere(file);
    }

    @Test
    default void a_file_goes_when_the_server_died_before_its_message() throws IOException {
        Conversation c = group();
        FileInfo file = file(c, T0);
        dies(Faults.Point.BEFORE_COMMIT, () -> stored(naming(c, "1", file)));

        store().files().tidy(Instant.now().plus(Duration.ofDays(1)));

        isGone(file);
    }
}
