// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.accounts.Identity;
import parley.api.ClientMessage.Delete;
import parley.api.ClientMessage.Edit;
import parley.api.ClientMessage.Send;
import parley.store.Member.Role;

/// Groups: who may do what, and who follows whom.
@Timeout(60)
class GroupsTest {
    @TempDir
    Path folder;

    private World world;
    private Groups groups;
    private Map<String, Identity> people;
    private Identity owner;
    private String group;

    /// A group of an owner, two admins and two members. Everybody is everybody's contact, and fay is
    /// outside.
    @BeforeEach
    void a_group() {
        world = new World(folder);
        groups = world.messenger.groups();
        people = new java.util.TreeMap<>();
        List<String> names = List.of("owner", "admin", "admin2", "member", "member2", "fay");
        for (String name : names) people.put(name, world.person(name));
        for (String one : names) for (String other : names)
            if (one.compareTo(other) < 0) world.contacts(people.get(one), people.get(other));
        owner = people.get("owner");
        group = groups.create(owner, "tea",
                List.of(id("admin"), id("admin2"), id("member"), id("member2"))).id();
        groups.role(owner, group, id("admin"), Role.ADMIN);
        groups.role(owner, group, id("admin2"), Role.ADMIN);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String id(String name) {
        return people.get(name).userId();
    }

    private String roleOf(String name) {
        return world.store.conversations().byId(group).orElseThrow().member(id(name))
                .map(m -> m.role().name()).orElse("gone");
    }

    /// What comes of a call: `yes`, or the code of the refusal.
    private static String outcome(Runnable call) {
        try {
            call.run();
            return "yes";
        } catch (ApiException e) {
            return e.code().code();
        }
    }

    private void attempt(String who, String what) {
        Identity me = people.get(who);
        String[] words = what.split("-");
        switch (words[0]) {
            case "rename" -> groups.rename(me, group, "coffee");
            case "add" -> groups.add(me, group, id(words[1]));
            case "remove" -> groups.remove(me, group, id(words[1]));
            case "promote" -> groups.role(me, group, id(words[1]), Role.ADMIN);
            case "demote" -> groups.role(me, group, id(words[1]), Role.MEMBER);
            case "crown" -> groups.role(me, group, id(words[1]), Role.OWNER);
            case "leave" -> groups.leave(me, group);
            default -> throw new IllegalArgumentException(what);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            rename,         yes,         yes,       forbidden, not_found
            add-fay,        yes,         yes,       forbidden, forbidden
            add-member2,    changed,     changed,   forbidden, not_found
            remove-member2, yes,         yes,       forbidden, not_found
            remove-admin2,  yes,         forbidden, forbidden, not_found
            remove-owner,   forbidden,   forbidden, forbidden, not_found
            remove-fay,     not_found,   not_found, not_found, not_found
            promote-member2, yes,        forbidden, forbidden, not_found
            demote-admin2,  yes,         forbidden, forbidden, not_found
            demote-owner,   bad_request, forbidden, forbidden, not_found
            crown-admin2,   yes,         forbidden, forbidden, not_found
            promote-fay,    not_found,   forbidden, forbidden, not_found
            leave,          yes,         yes,       yes,       not_found
            """)
    void who_may_do_what(String what, String ifOwner, String ifAdmin, String ifMember,
            String ifOutside) {
        // From the least to the most, so that a refusal finds the group as it was.
        assertThat(outcome(() -> attempt("fay", what))).as("outside").isEqualTo(ifOutside);
        for (String[] row : new String[][] {
                {"member", ifMember}, {"admin", ifAdmin}, {"owner", ifOwner}}) {
            assertThat(outcome(() -> attempt(row[0], what))).as(row[0]).isEqualTo(row[1]);
            if (row[1].equals("yes") && !row[0].equals("owner")) restore(what);
        }
    }

    private void restore(String what) {
        switch (what) {
            case "add-fay" -> groups.remove(owner, group, id("fay"));
            case "remove-member2" -> groups.add(owner, group, id("member2"));
            default -> { }
        }
    }

    @Test
    void only_contacts_can_be_taken_in() {
        Identity stranger = world.person("stranger");

        assertThat(outcome(() -> groups.add(owner, group, stranger.userId())))
                .isEqualTo("forbidden");
        assertThat(outcome(() -> groups.create(owner, "x", List.of(stranger.userId()))))
                .isEqualTo("forbidden");
    }

    @Test
    void who_hands_the_group_over_becomes_an_admin() {
        groups.role(owner, group, id("member"), Role.OWNER);

        assertThat(roleOf("member")).isEqualTo("OWNER");
        assertThat(roleOf("owner")).isEqualTo("ADMIN");
        assertThat(outcome(() -> groups.role(owner, group, id("owner"), Role.OWNER)))
                .isEqualTo("forbidden");
    }

    @Test
    void when_the_owner_leaves_the_first_admin_follows_then_the_first_member() {
        List<String> owners = new ArrayList<>();
        for (String who : List.of("owner", "admin", "admin2", "member")) {
            groups.leave(people.get(who), group);
            owners.addAll(people.keySet().stream()
                    .filter(name -> roleOf(name).equals("OWNER")).toList());
        }

        assertThat(owners).containsExactly("admin", "admin2", "member", "member2");
    }

    @Test
    void a_group_that_everybody_has_left_is_nobodys() {
        for (String who : List.of("owner", "admin", "admin2", "member", "member2"))
            groups.leave(people.get(who), group);

        assertThat(world.messenger.conversing().list(owner, "", 10).items()).isEmpty();
        assertThat(outcome(() -> groups.rename(people.get("member2"), group, "mine")))
                .isEqualTo("not_found");
    }

    @Test
    void who_is_added_sees_what_is_said_from_then_on() {
        world.messenger.posting().send(owner, Send.text("early", group, "before Fay"));
        groups.add(owner, group, id("fay"));
        world.messenger.posting().send(owner, Send.text("late", group, "hello Fay"));

        List<Entry> seen = world.messenger.history().after(people.get("fay"), group, 0, 50);

        assertThat(seen).extracting(Entry::format).containsExactly("added", "text");
        assertThat(world.messenger.history()
                .search(people.get("fay"), group, "fay", Long.MAX_VALUE, 50).items())
                .extracting(Entry::id).containsExactly("late");
    }

    @Test
    void who_was_removed_is_told_and_hears_nothing_more() {
        Device device = world.connect(people.get("member"));

        groups.remove(owner, group, id("member"));
        world.messenger.posting().send(owner, Send.text("after", group, "They are gone"));
        world.settled();

        var heard = device.rest().stream().filter(m -> m.path("type").asText().equals("message"));
        assertThat(heard).extracting(m -> m.path("format").asText()).containsExactly("removed");
    }

    @Test
    void every_change_is_an_entry_of_the_log() {
        groups.rename(owner, group, "coffee");
        groups.add(owner, group, id("fay"));
        groups.remove(owner, group, id("fay"));
        groups.leave(people.get("member"), group);

        assertThat(world.messenger.history().after(owner, group, 0, 50))
                .extracting(Entry::format, Entry::text).containsExactly(
                        tuple("created", "tea"),
                        tuple("role", id("admin") + " admin"),
                        tuple("role", id("admin2") + " admin"),
                        tuple("renamed", "coffee"),
                        tuple("added", id("fay")),
                        tuple("removed", id("fay")),
                        tuple("left", id("member")));
    }

    @Test
    void owner_and_admins_delete_what_others_said_but_nobody_edits_it() {
        world.messenger.posting().send(people.get("member"), Send.text("m", group, "rude"));
        long seq = world.store.messages().lastSeq(group);
        Posting posting = world.messenger.posting();

        for (String who : List.of("owner", "admin", "member2"))
            assertThat(outcome(() -> posting.edit(people.get(who), new Edit("e", group, seq, "x"))))
                    .isEqualTo("forbidden");
        assertThat(outcome(() -> posting.delete(people.get("member2"), new Delete("d", group, seq))))
                .isEqualTo("forbidden");
        assertThat(outcome(() -> posting.delete(people.get("admin"), new Delete("d", group, seq))))
                .isEqualTo("yes");
    }

    @Test
    void notices_can_be_neither_edited_nor_deleted() {
        assertThat(outcome(() -> world.messenger.posting()
                .edit(owner, new Edit("e", group, 1, "x")))).isEqualTo("not_found");
        assertThat(outcome(() -> world.messenger.posting()
                .delete(owner, new Delete("d", group, 1)))).isEqualTo("not_found");
    }
}
