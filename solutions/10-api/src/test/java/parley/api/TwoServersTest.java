// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import parley.store.Member;
import parley.testkit.TestClock;

/// Two messengers on one store: what one of them changes the other knows after
/// [Limit#CACHE_MILLIS] at the latest.
@Timeout(60)
class TwoServersTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T09:30:00Z"));
    private World world;
    private Messenger other;
    private Identity ann;
    private Identity bob;
    private String group;
    private Device anns;

    @BeforeEach
    void two_servers() {
        world = new World(folder, clock, false);
        other = Messenger.start(world.store, token -> ann, clock, false);
        ann = world.person("ann");
        bob = world.person("bob");
        world.contacts(ann, bob);
        group = world.messenger.groups().create(ann, "tea", List.of(bob.userId())).id();
        // The other server has it in memory from here on.
        other.posting().send(bob, Send.text("before", group, "I am here"));
        anns = new Device(other.live());
        anns.hello("ann", java.util.Map.of());
        anns.await("welcome");
        while (other.live().devices(ann.userId()).length == 0) Thread.onSpinWait();
    }

    @AfterEach
    void close() {
        other.close();
        world.close();
    }

    private ErrorCode refusal(Runnable call) {
        return catchThrowableOfType(ApiException.class, call::run).code();
    }

    private void cacheIsOld() {
        clock.advance(Duration.ofMillis(Limit.CACHE_MILLIS.number() + 1L));
    }

    @Test
    void who_was_removed_on_one_writes_nothing_on_the_other() {
        world.messenger.groups().remove(ann, group, bob.userId());

        cacheIsOld();

        assertThat(refusal(() -> other.posting().send(bob, Send.text("after", group, "Hello?"))))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void who_was_removed_on_one_hears_nothing_from_the_other() {
        Device bobs = new Device(other.live(), java.util.Optional.of(() -> bob));
        bobs.say("{\"type\":\"hello\"}");
        bobs.await("head");
        while (other.live().devices(bob.userId()).length == 0) Thread.onSpinWait();
        world.messenger.groups().remove(ann, group, bob.userId());
        cacheIsOld();

        other.posting().send(ann, Send.text("secret", group, "Now that Bob is gone"));
        other.live().events().typing(ann.userId(), group, true);

        assertThat(bobs.rest()).noneMatch(m -> m.toString().contains(group));
    }

    @Test
    void who_was_removed_on_one_shows_no_typing_on_the_other() {
        world.messenger.groups().remove(ann, group, bob.userId());
        cacheIsOld();
        anns.rest();

        other.live().events().typing(bob.userId(), group, true);
        other.posting().send(ann, Send.text("after", group, "Did Bob write?"));

        assertThat(anns.rest()).noneMatch(m -> m.path("type").asText().equals("typing"));
    }

    @Test
    void old_rights_change_no_group() {
        world.messenger.groups().role(ann, group, bob.userId(), Member.Role.ADMIN);
        cacheIsOld();
        other.posting().send(bob, Send.text("admin", group, "I am an admin"));
        world.messenger.groups().role(ann, group, bob.userId(), Member.Role.MEMBER);

        assertThat(refusal(() -> other.groups().rename(bob, group, "Bob's")))
                .isEqualTo(ErrorCode.CHANGED);
        assertThat(refusal(() -> other.groups().rename(bob, group, "Bob's")))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(other.conversing().get(ann, group).title()).isEqualTo("tea");
    }
}
