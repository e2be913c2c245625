// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static parley.api.TeaGroup.outcome;

import java.nio.file.Path;
import java.util.ArrayList;
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
import parley.store.Member.Role;

/// Groups over time: who comes, who goes, who follows whom, and what everybody sees of it.
@Timeout(60)
class GroupsTest {
    @TempDir
    Path folder;

    private TeaGroup tea;

    @BeforeEach
    void a_group() {
        tea = new TeaGroup(folder);
    }

    @AfterEach
    void close() {
        tea.close();
    }

    @Test
    void only_contacts_can_be_taken_in() {
        Identity stranger = tea.world.person("stranger");

        assertThat(outcome(() -> tea.groups.add(tea.owner, tea.group, stranger.userId())))
                .isEqualTo("forbidden");
        assertThat(outcome(() -> tea.groups.create(tea.owner, "x", List.of(stranger.userId()))))
                .isEqualTo("forbidden");
    }

    @Test
    void who_hands_the_group_over_becomes_an_admin() {
        tea.groups.role(tea.owner, tea.group, tea.id("member"), Role.OWNER);

        assertThat(tea.roleOf("member")).isEqualTo("OWNER");
        assertThat(tea.roleOf("owner")).isEqualTo("ADMIN");
        assertThat(outcome(
                () -> tea.groups.role(tea.owner, tea.group, tea.id("owner"), Role.OWNER)))
                .isEqualTo("forbidden");
    }

    @Test
    void when_the_owner_leaves_the_first_admin_follows_then_the_first_member() {
        List<String> owners = new ArrayList<>();
        for (String who : List.of("owner", "admin", "admin2", "member")) {
            tea.groups.leave(tea.who(who), tea.group);
            owners.addAll(tea.people.keySet().stream()
                    .filter(name -> tea.roleOf(name).equals("OWNER")).toList());
        }

        assertThat(owners).containsExactly("admin", "admin2", "member", "member2");
    }

    @Test
    void a_group_that_everybody_has_left_is_nobodys() {
        for (String who : List.of("owner", "admin", "admin2", "member", "member2"))
            tea.groups.leave(tea.who(who), tea.group);

        assertThat(tea.world.messenger.conversing().list(tea.owner, "", 10).items()).isEmpty();
        assertThat(outcome(() -> tea.groups.rename(tea.who("member2"), tea.group, "mine")))
                .isEqualTo("not_found");
    }

    @Test
    void who_is_added_sees_what_is_said_from_then_on() {
        tea.world.messenger.posting().send(tea.owner, Send.text("early", tea.group, "before Fay"));
        tea.groups.add(tea.owner, tea.group, tea.id("fay"));
        tea.world.messenger.posting().send(tea.owner, Send.text("late", tea.group, "hello Fay"));

        List<Entry> seen = tea.world.messenger.history().after(tea.who("fay"), tea.group, 0, 50);

        assertThat(seen).extracting(Entry::format).containsExactly("added", "text");
        assertThat(tea.world.messenger.history()
                .search(tea.who("fay"), tea.group, "fay", Long.MAX_VALUE, 50).items())
                .extracting(Entry::id).containsExactly("late");
    }

    @Test
    void who_was_removed_is_told_and_hears_nothing_more() {
        tea.world.settled();
        Device device = tea.world.connect(tea.who("member"));

        tea.groups.remove(tea.owner, tea.group, tea.id("member"));
        tea.world.messenger.posting().send(
                tea.owner, Send.text("after", tea.group, "They are gone"));
        tea.world.settled();

        var heard = device.rest().stream().filter(m -> m.path("type").asText().equals("message"));
        assertThat(heard).extracting(m -> m.path("format").asText()).containsExactly("removed");
    }

    @Test
    void every_change_is_an_entry_of_the_log() {
        tea.groups.rename(tea.owner, tea.group, "coffee");
        tea.groups.add(tea.owner, tea.group, tea.id("fay"));
        tea.groups.remove(tea.owner, tea.group, tea.id("fay"));
        tea.groups.leave(tea.who("member"), tea.group);

        assertThat(tea.world.messenger.history().after(tea.owner, tea.group, 0, 50))
                .extracting(Entry::format, Entry::text).containsExactly(
                        tuple("created", "tea"),
                        tuple("role", tea.id("admin") + " admin"),
                        tuple("role", tea.id("admin2") + " admin"),
                        tuple("renamed", "coffee"),
                        tuple("added", tea.id("fay")),
                        tuple("removed", tea.id("fay")),
                        tuple("left", tea.id("member")));
    }

    @Test
    void owner_and_admins_delete_what_others_said_but_nobody_edits_it() {
        tea.world.messenger.posting().send(tea.who("member"), Send.text("m", tea.group, "rude"));
        long seq = tea.world.store.messages().lastSeq(tea.group);
        Posting posting = tea.world.messenger.posting();

        for (String who : List.of("owner", "admin", "member2"))
            assertThat(outcome(
                    () -> posting.edit(tea.who(who), new Edit("e", tea.group, seq, "x"))))
                    .isEqualTo("forbidden");
        assertThat(outcome(
                () -> posting.delete(tea.who("member2"), new Delete("d", tea.group, seq))))
                .isEqualTo("forbidden");
        assertThat(outcome(
                () -> posting.delete(tea.who("admin"), new Delete("d", tea.group, seq))))
                .isEqualTo("yes");
    }

    @Test
    void notices_can_be_neither_edited_nor_deleted() {
        assertThat(outcome(() -> tea.world.messenger.posting()
                .edit(tea.owner, new Edit("e", tea.group, 1, "x")))).isEqualTo("not_found");
        assertThat(outcome(() -> tea.world.messenger.posting()
                .delete(tea.owner, new Delete("d", tea.group, 1)))).isEqualTo("not_found");
    }
}
