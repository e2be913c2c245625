// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.ClientMessage.Send;
import parley.testkit.TestClock;

/// Typing, presence and markers: what is shown, to whom, and to whom not.
@Timeout(60)
class LiveEventsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T09:30:00Z"));
    private World world;
    private Identity ann;
    private Identity bob;
    private String direct;

    @BeforeEach
    void two_contacts() {
        world = new World(folder, clock, true);
        ann = world.person("ann");
        bob = world.person("bob");
        direct = world.direct(ann, bob);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void longGone() {
        clock.advance(Duration.ofMillis(Limit.GONE_MILLIS.number() + 1L));
        world.messenger.live().tick();
    }

    private void typing(Device who, String where) {
        who.say("{\"type\":\"typing\",\"conversation\":\"" + where + "\",\"on\":true}");
    }

    private void mark(Device who, String what, String where, long seq) {
        who.say("{\"type\":\"" + what + "\",\"conversation\":\"" + where + "\",\"seq\":" + seq
                + "}");
    }

    /// Of these types what somebody heard, when everything that was under way has arrived.
    private List<JsonNode> heard(Device device, String... types) {
        world.settled();
        world.messenger.markers().flush();
        await().atMost(SOON).until(() -> world.messenger.readsQueued() == 0);
        device.say("{\"type\":\"ping\",\"n\":77}");
        return device.rest().stream()
                .filter(m -> List.of(types).contains(m.path("type").asText())).toList();
    }

    @Test
    void shows_markers_put_together_and_never_backwards() {
        for (int i = 1; i <= 3; i++)
            world.messenger.posting().send(ann, Send.text("m" + i, direct, "x"));
        Device anns = world.connect(ann);
        Device bobs = world.connect(bob);

        bobs.say("{\"type\":\"read\",\"conversation\":\"" + direct + "\",\"seq\":3}");
        bobs.say("{\"type\":\"read\",\"conversation\":\"" + direct + "\",\"seq\":1}");
        bobs.say("{\"type\":\"read\",\"conversation\":\"" + direct + "\",\"seq\":999}");

        var read = anns.await("read");
        assertThat(read.get("seq").asLong()).isEqualTo(3);
        assertThat(read.get("user").asText()).isEqualTo(bob.userId());
        await().atMost(SOON)
                .until(() -> world.messenger.conversing().get(bob, direct).unread() == 0);
    }

    @Test
    void shows_typing_to_others_and_stores_nothing() {
        Device anns = world.connect(ann);
        Device bobs = world.connect(bob);

        anns.say("{\"type\":\"typing\",\"conversation\":\"" + direct + "\",\"on\":true}");

        assertThat(bobs.await("typing").get("user").asText()).isEqualTo(ann.userId());
        assertThat(world.store.messages().lastSeq(direct)).isZero();
        assertThat(anns.rest()).noneMatch(m -> m.get("type").asText().equals("typing"));
    }

    @Test
    void tells_contacts_who_comes_and_after_a_while_who_went() {
        Device anns = world.connect(ann);
        Device bobs = world.connect(bob);
        assertThat(anns.await("presence").get("online").asBoolean()).isTrue();

        bobs.session.closed();
        longGone();

        var gone = anns.await("presence");
        assertThat(gone.get("online").asBoolean()).isFalse();
        assertThat(gone.has("lastSeen")).isTrue();
        assertThat(world.messenger.people().presence(ann, bob.userId()).online()).isFalse();
    }

    @Test
    void strangers_show_and_see_nothing() {
        Identity eve = world.person("eve");
        world.messenger.posting().send(ann, Send.text("a", direct, "x"));
        Device anns = world.connect(ann);
        Device eves = world.connect(eve);

        typing(eves, direct);
        mark(eves, "read", direct, 1);
        typing(anns, direct);

        assertThat(heard(anns, "typing", "read", "presence")).isEmpty();
        assertThat(heard(eves, "typing", "read", "presence")).isEmpty();
    }

    @Test
    void after_a_block_neither_sees_what_the_other_does() {
        world.messenger.posting().send(ann, Send.text("a", direct, "x"));
        Device anns = world.connect(ann);
        Device bobs = world.connect(bob);
        anns.await("presence");
        world.messenger.contacting().block(bob, ann.userId());
        anns.rest();
        bobs.rest();

        typing(anns, direct);
        typing(bobs, direct);
        mark(bobs, "read", direct, 1);
        mark(anns, "delivered", direct, 1);
        bobs.session.closed();
        longGone();

        assertThat(heard(anns, "typing", "read", "presence")).isEmpty();
        assertThat(bobs.rest()).noneMatch(m -> m.path("user").asText().equals(ann.userId()));
    }

    @Test
    void who_was_removed_from_a_group_shows_and_sees_nothing_there() {
        String group = world.messenger.groups().create(ann, "tea", List.of(bob.userId())).id();
        Device anns = world.connect(ann);
        Device bobs = world.connect(bob);
        world.messenger.groups().remove(ann, group, bob.userId());
        anns.rest();
        bobs.rest();

        typing(bobs, group);
        typing(anns, group);
        mark(bobs, "read", group, 1);

        assertThat(heard(anns, "typing", "read")).isEmpty();
        assertThat(heard(bobs, "typing")).isEmpty();
    }

    @Test
    void own_other_devices_learn_what_was_read_and_no_typing() {
        world.messenger.posting().send(ann, Send.text("a", direct, "x"));
        Device laptop = world.connect(bob);
        Device phone = world.connect(world.device("bobs-phone", bob.userId()));

        mark(phone, "read", direct, 1);
        typing(phone, direct);

        assertThat(laptop.await("read").path("user").asText()).isEqualTo(bob.userId());
        assertThat(heard(laptop, "typing")).isEmpty();
    }

    @Test
    void own_other_devices_learn_who_became_a_contact_and_who_was_blocked() {
        Identity eve = world.person("eve");
        Device laptop = world.connect(bob);

        world.messenger.contacting().request(bob, eve.userId());
        world.messenger.contacting().block(bob, ann.userId());

        assertThat(laptop.await("contact").path("state").asText()).isEqualTo("requested");
        assertThat(laptop.await("contact").path("state").asText()).isEqualTo("blocked");
    }

    @Test
    void contacts_learn_at_once_that_an_account_is_gone() {
        Device anns = world.connect(ann);

        world.messenger.accountHooks().leaveGroups(bob.userId());

        var gone = anns.await("contact");
        assertThat(gone.path("user").asText()).isEqualTo(bob.userId());
        assertThat(gone.path("state").asText()).isEqualTo("none");
    }
}
