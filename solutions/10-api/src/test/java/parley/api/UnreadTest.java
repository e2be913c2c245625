// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

/// How many messages somebody has not read: worked out from marker and log, never stored.
@Timeout(60)
class UnreadTest {
    @TempDir
    Path folder;

    private World world;
    private Identity ann;
    private Identity bob;
    private String direct;

    @BeforeEach
    void two_contacts() {
        world = new World(folder);
        ann = world.person("ann");
        bob = world.person("bob");
        direct = world.direct(ann, bob);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void say(Identity who, String where, int count) {
        for (int i = 0; i < count; i++)
            world.messenger.posting().send(who, Send.text("m" + System.nanoTime(), where, "x"));
    }

    private int unread(Identity who, String where) {
        return world.messenger.conversing().get(who, where).unread();
    }

    private void read(Identity who, String where, long seq) {
        world.messenger.markers().read(who, where, seq);
        world.messenger.markers().flush();
    }

    @Test
    void counts_texts_of_others_behind_the_marker() {
        say(ann, direct, 3);
        say(bob, direct, 1);
        say(ann, direct, 1);

        assertThat(unread(bob, direct)).isEqualTo(4);
        read(bob, direct, 2);
        assertThat(unread(bob, direct)).isEqualTo(2);
        read(bob, direct, 5);
        assertThat(unread(bob, direct)).isZero();
        assertThat(unread(ann, direct)).isEqualTo(1);
    }

    @Test
    void an_edit_makes_nothing_unread() {
        say(ann, direct, 2);
        read(bob, direct, 1);

        world.messenger.posting().edit(ann, new Edit("e1", direct, 1, "read before"));
        world.messenger.posting().edit(ann, new Edit("e2", direct, 2, "not read yet"));

        assertThat(unread(bob, direct)).isEqualTo(1);
    }

    @Test
    void what_was_deleted_is_unread_no_more() {
        say(ann, direct, 3);
        read(bob, direct, 1);

        world.messenger.posting().delete(ann, new Delete("d1", direct, 1));
        assertThat(unread(bob, direct)).isEqualTo(2);
        world.messenger.posting().delete(ann, new Delete("d2", direct, 2));

        assertThat(unread(bob, direct)).isEqualTo(1);
    }

    @Test
    void delivered_is_not_read() {
        say(ann, direct, 2);

        world.messenger.markers().delivered(bob, direct, 2);
        world.messenger.markers().flush();

        assertThat(unread(bob, direct)).isEqualTo(2);
        assertThat(world.messenger.conversing().get(bob, direct).delivered()).isEqualTo(2);
    }

    @Test
    void counts_no_further_than_it_says() {
        say(ann, direct, Limit.UNREAD.number() + 5);

        assertThat(unread(bob, direct)).isEqualTo(Limit.UNREAD.number());
    }

    @Test
    void who_comes_later_has_nothing_unread_from_before() {
        String group = world.messenger.groups().create(ann, "tea", List.of(bob.userId())).id();
        say(ann, group, 3);
        Identity cat = world.person("cat");
        world.contacts(ann, cat);

        world.messenger.groups().add(ann, group, cat.userId());
        say(ann, group, 1);

        // The notice of the coming is no text.
        assertThat(unread(cat, group)).isEqualTo(1);
        assertThat(unread(bob, group)).isEqualTo(4);
    }
}
