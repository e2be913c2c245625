// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.ClientMessage.Delete;
import parley.api.ClientMessage.Edit;
import parley.api.ClientMessage.Send;
import parley.store.Ids;

/// Messages with files: which they may name, and what becomes of those with their message.
@Timeout(60)
class MessageFilesTest {
    @TempDir
    Path folder;

    private World world;
    private Attachments files;
    private Identity ann;
    private Identity bob;
    private String direct;

    @BeforeEach
    void two_contacts() {
        world = new World(folder);
        files = world.messenger.attachments();
        ann = world.person("ann");
        bob = world.person("bob");
        direct = world.direct(ann, bob);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String put(Identity who, String where, String content) {
        try {
            return files.put(who, where, "a.txt", "text/plain",
                    new ByteArrayInputStream(content.getBytes(UTF_8))).id();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String read(Identity who, String id, long from) {
        try (InputStream in = files.open(who, id, from)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Receipt send(Identity who, String id, String where, String... files) {
        return world.messenger.posting().send(
                who, new Send(id, where, "", List.of(files), 0));
    }

    private static ErrorCode refusal(Runnable call) {
        return catchThrowableOfType(ApiException.class, call::run).code();
    }

    private List<String> filesOf(long seq) {
        return world.messenger.history().at(bob, direct, seq).files();
    }

    @Test
    void a_message_names_own_files_of_this_conversation_that_are_there() {
        Identity cat = world.person("cat");
        String elsewhere = put(ann, world.direct(ann, cat), "elsewhere");
        String bobs = put(bob, direct, "Bob's");
        String removed = put(ann, direct, "removed");
        files.remove(ann, removed);
        String good = put(ann, direct, "good");

        for (String file : List.of(elsewhere, bobs, removed, Ids.file()))
            assertThat(refusal(() -> send(ann, "a", direct, good, file)))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> send(ann, "a", direct, "no id"))).isEqualTo(ErrorCode.BAD_REQUEST);
        String[] tooMany = new String[Limit.FILES_PER_MESSAGE.number() + 1];
        java.util.Arrays.fill(tooMany, good);
        assertThat(refusal(() -> send(ann, "a", direct, tooMany))).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(filesOf(send(ann, "a", direct, good).seq())).containsExactly(good);
    }

    @Test
    void an_edit_keeps_the_files_and_its_retry_is_answered_even_when_they_are_gone() {
        String file = put(ann, direct, "content");
        send(ann, "a", direct, file);
        Edit edit = new Edit("b", direct, 1, "with a text now");
        Posting posting = world.messenger.posting();
        Receipt first = posting.edit(ann, edit);
        assertThat(filesOf(1)).containsExactly(file);

        posting.delete(ann, new Delete("c", direct, 1));
        Receipt again = posting.edit(ann, edit);

        assertThat(again).isEqualTo(
                new Receipt("b", direct, first.seq(), first.at(), true));
        assertThat(refusal(() -> posting.edit(ann, new Edit("b", direct, 1, "other"))))
                .isEqualTo(ErrorCode.CONFLICT);
        assertThat(refusal(() -> posting.edit(ann, new Edit("d", direct, 1, "late"))))
                .isEqualTo(ErrorCode.GONE);
    }

    @Test
    void a_deletion_takes_the_files_of_the_message_along_and_no_others() {
        String file = put(ann, direct, "content");
        String kept = put(ann, direct, "kept");
        send(ann, "a", direct, file);
        send(ann, "b", direct, kept);

        world.messenger.posting().delete(ann, new Delete("c", direct, 1));

        assertThat(filesOf(1)).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> world.store.files().info(file).isEmpty());
        assertThat(refusal(() -> read(bob, file, 0))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(read(bob, kept, 0)).isEqualTo("kept");
    }

    @Test
    void a_deletion_that_is_refused_takes_nothing() {
        String file = put(ann, direct, "content");
        send(ann, "a", direct, file);

        assertThat(refusal(() -> world.messenger.posting().delete(bob, new Delete("c", direct, 1))))
                .isEqualTo(ErrorCode.FORBIDDEN);

        world.settled();
        assertThat(read(bob, file, 0)).isEqualTo("content");
    }
}
