// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.ClientMessage.Send;
import parley.store.FileInfo;
import parley.store.Ids;

/// Files: who may put them where, and who may read them.
@Timeout(60)
class AttachmentsTest {
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

    @Test
    void members_read_what_one_of_them_has_put() {
        String file = put(ann, direct, "0123456789");

        FileInfo info = files.info(bob, file);

        assertThat(read(bob, file, 0)).isEqualTo("0123456789");
        assertThat(read(bob, file, 7)).isEqualTo("789");
        assertThat(read(bob, file, 10)).isEmpty();
        assertThat(info.bytes()).isEqualTo(10);
        // `printf 0123456789 | sha256sum`
        assertThat(info.sha256()).startsWith("84d89877f0d4041efb6bf91a16f0248f");
        assertThat(files.list(ann, "", 10).items()).extracting(FileInfo::id).containsExactly(file);
        assertThat(files.list(bob, "", 10).items()).isEmpty();
    }

    @Test
    void nobody_else_learns_of_it() {
        Identity eve = world.person("eve");
        String file = put(ann, direct, "secret");

        for (String id : List.of(file, Ids.file())) {
            assertThat(refusal(() -> files.info(eve, id))).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(refusal(() -> read(eve, id, 0))).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(refusal(() -> files.remove(eve, id))).isEqualTo(ErrorCode.NOT_FOUND);
        }
        assertThat(refusal(() -> put(eve, direct, "x"))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void who_leaves_or_is_removed_keeps_own_files_only() {
        String group = world.messenger.groups().create(ann, "tea", List.of(bob.userId())).id();
        String anns = put(ann, group, "Ann's");
        String bobs = put(bob, group, "Bob's");

        world.messenger.groups().remove(ann, group, bob.userId());

        assertThat(refusal(() -> read(bob, anns, 0))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> put(bob, group, "more"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(read(bob, bobs, 0)).isEqualTo("Bob's");
        world.messenger.groups().leave(ann, group);
        assertThat(refusal(() -> read(ann, bobs, 0))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void a_block_ends_putting_and_leaves_what_was_sent() {
        String before = put(ann, direct, "before");

        world.messenger.contacting().block(bob, ann.userId());

        assertThat(refusal(() -> put(ann, direct, "after"))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(() -> put(bob, direct, "after"))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(() -> send(ann, "a", direct, before))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(read(bob, before, 0)).isEqualTo("before");
    }

    @Test
    void only_its_owner_removes_a_file() {
        String file = put(ann, direct, "content");

        assertThat(refusal(() -> files.remove(bob, file))).isEqualTo(ErrorCode.FORBIDDEN);
        files.remove(ann, file);

        assertThat(refusal(() -> files.info(ann, file))).isEqualTo(ErrorCode.NOT_FOUND);
    }
}
