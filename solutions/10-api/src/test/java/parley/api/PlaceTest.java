// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.ClientMessage.Send;

/// Clients whose cursor cannot be: they follow the receiver's rule, and get everything all the same.
@Timeout(60)
class PlaceTest {
    @TempDir
    Path folder;

    private final Follower follower = new Follower();
    private World world;
    private Identity ann;
    private Identity bob;
    private String group;

    @BeforeEach
    void a_group_that_has_talked() {
        world = new World(folder);
        ann = world.person("ann");
        bob = world.person("bob");
        world.contacts(ann, bob);
        group = world.messenger.groups().create(ann, "tea", List.of()).id();
        said("early1", "early2");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void said(String... ids) {
        for (String id : ids) world.messenger.posting().send(ann, Send.text(id, group, "x"));
        world.settled();
    }

    private void join() {
        world.messenger.groups().add(ann, group, bob.userId());
        world.settled();
    }

    /// Follows the rule, gaps included, to an entry with this id.
    private void follow(Device device, String id) {
        while (!follower.ids(group).contains(id)) {
            JsonNode message = device.next();
            int gaps = follower.gaps;
            follower.take(message);
            if (follower.gaps > gaps) sync(device);
        }
    }

    private void sync(Device device) {
        if (follower.gaps > 3) throw new AssertionError("the same gap again and again");
        device.say("{\"type\":\"sync\",\"conversation\":\"" + group + "\",\"after\":"
                + follower.cursors.getOrDefault(group, 0L) + "}");
    }

    private List<String> texts() {
        return follower.ids(group).stream().filter(id -> !id.startsWith("n.")).toList();
    }

    @Test
    void who_comes_into_a_group_later_gets_everything_from_then_on() {
        Device bobs = world.connect(bob);

        join();
        said("late1", "late2");

        follow(bobs, "late2");
        assertThat(texts()).containsExactly("late1", "late2");
    }

    @Test
    void who_begins_with_nothing_in_a_group_joined_later_gets_what_is_theirs() {
        join();
        said("late1");

        Device bobs = world.connect(bob, Map.of(group, 0L));

        follow(bobs, "late1");
        assertThat(texts()).containsExactly("late1");
        assertThat(follower.gaps).isZero();
    }

    @Test
    void who_was_away_from_the_group_goes_on_where_they_came_back() {
        join();
        Device bobs = world.connect(bob, Map.of(group, 0L));
        said("first");
        follow(bobs, "first");

        world.messenger.groups().remove(ann, group, bob.userId());
        said("unseen");
        join();
        said("again");

        follow(bobs, "again");
        assertThat(texts()).containsExactly("first", "again");
    }

    @Test
    void who_has_more_than_a_restored_backup_is_told_where_it_ends() {
        join();
        long last = world.store.messages().lastSeq(group);
        follower.from(group, last + 50);

        Device bobs = world.connect(bob, Map.of(group, last + 50));
        JsonNode place = bobs.expect("synced");
        follower.take(place);
        said("new1", "new2");

        follow(bobs, "new2");
        assertThat(place.path("seq").asLong()).isEqualTo(last);
        assertThat(texts()).containsExactly("new1", "new2");
    }

    @Test
    void nothing_is_missed_that_comes_while_the_place_is_put_right() {
        join();
        long last = world.store.messages().lastSeq(group);
        follower.from(group, last + 50);
        AtomicBoolean once = new AtomicBoolean();
        world.store.afterRead = () -> {
            if (once.compareAndSet(false, true)) said("meanwhile");
        };

        Device bobs = world.connect(bob, Map.of(group, last + 50));

        follow(bobs, "meanwhile");
        assertThat(texts()).containsExactly("meanwhile");
    }
}
