// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.ClientMessage.Send;

/// Resuming, with the moments at which it could go wrong put one after the other by hand.
@Timeout(60)
class ResumeTest {
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

    private void send(String id) {
        world.messenger.posting().send(ann, Send.text(id, direct, "text of " + id));
    }

    /// Sends, and waits until it was delivered, too: the answer comes before that, and who connects
    /// in between gets the last one live.
    private void said(int from, int to) {
        send(from, to);
        world.settled();
    }

    private void send(int from, int to) {
        for (int i = from; i <= to; i++) send("m" + i);
    }

    private static void once(AtomicBoolean done, Runnable action) {
        if (done.compareAndSet(false, true)) action.run();
    }

    @Test
    void sends_what_was_missed_and_goes_live() {
        said(1, 450);
        Follower follower = new Follower().from(direct, 5);

        Device bobs = world.connect(bob, Map.of(direct, 5L));
        follower.readTo(bobs, direct, 450);
        assertThat(bobs.await("synced").get("seq").asLong()).isEqualTo(450);
        send(451, 452);
        follower.readTo(bobs, direct, 452);

        assertThat(follower.gaps).isZero();
        assertThat(follower.doubles).isZero();
        assertThat(follower.ids(direct)).isEqualTo(
                LongStream.rangeClosed(6, 452).mapToObj(i -> "m" + i).toList());
    }

    @Test
    void sends_what_was_stored_after_the_last_page_was_read() {
        said(1, 3);
        AtomicBoolean done = new AtomicBoolean();
        world.store.afterRead = () -> once(done, () -> send(4, 5));
        Follower follower = new Follower().from(direct, 0);

        Device bobs = world.connect(bob, Map.of(direct, 0L));
        follower.readTo(bobs, direct, 5);
        send(6, 6);
        follower.readTo(bobs, direct, 6);

        assertThat(follower.gaps).isZero();
        assertThat(follower.doubles).isZero();
    }

    @Test
    void drops_live_what_was_read_before_it_was_delivered() {
        said(1, 3);
        AtomicBoolean done = new AtomicBoolean();
        Device bobs = new Device(world.messenger.live());
        Follower follower = new Follower().from(direct, 0);
        // Durable, not yet delivered: in this moment somebody resumes.
        world.store.afterAppend = () -> once(done, () -> {
            bobs.hello("bob", Map.of(direct, 0L));
            follower.readTo(bobs, direct, 4);
            bobs.await("synced");
        });

        send(4, 5);
        follower.readTo(bobs, direct, 5);

        assertThat(follower.gaps).isZero();
        assertThat(follower.doubles).isZero();
    }

    @Test
    void catches_up_with_own_messages_that_were_acknowledged_meanwhile() {
        said(1, 3);
        AtomicBoolean done = new AtomicBoolean();
        Device anns = new Device(world.messenger.live());
        world.store.afterRead = () -> once(done, () -> {
            anns.send("own", direct, "in the middle of catching up");
            while (world.store.real.messages().lastSeq(direct) < 4) Thread.onSpinWait();
            while (world.messenger.queued() > 0) Thread.onSpinWait();
        });
        anns.hello("ann", Map.of(direct, 0L));
        Follower follower = new Follower().from(direct, 0);

        follower.readTo(anns, direct, 4);

        assertThat(follower.ids(direct)).containsExactly("m1", "m2", "m3", "own");
        assertThat(follower.gaps).isZero();
    }

    @Test
    void names_the_heads_of_what_is_not_resumed_and_syncs_on_request() {
        said(1, 3);

        Device bobs = world.connect(bob);
        var head = bobs.expect("head");
        bobs.say("{\"type\":\"sync\",\"conversation\":\"" + direct + "\",\"after\":1}");

        assertThat(head.get("seq").asLong()).isEqualTo(3);
        assertThat(List.of(bobs.expect("message"), bobs.expect("message")))
                .extracting(m -> m.get("seq").asLong())
                .containsExactly(2L, 3L);
        bobs.expect("synced");
    }

    @Test
    void tells_who_is_no_member_nothing() {
        said(1, 3);
        Identity eve = world.person("eve");

        Device eves = world.connect(eve, Map.of(direct, 0L));

        assertThat(eves.expect("error").get("code").asText()).isEqualTo("not_found");
        send(4, 4);
        assertThat(eves.rest()).isEmpty();
    }

    @Test
    void drops_live_entries_for_a_slow_reader_and_sends_them_later() {
        Device bobs = world.connect(bob);
        String large = "x".repeat(Limit.TEXT_BYTES.number());
        int many = 2 * Limit.OUTBOX_BYTES.number() / large.length();
        for (int i = 1; i <= many; i++)
            world.messenger.posting().send(ann, Send.text("m" + i, direct, large));
        Follower follower = new Follower();

        follower.readTo(bobs, direct, many);

        assertThat(follower.gaps).isZero();
        assertThat(follower.doubles).isZero();
        assertThat(world.messenger.counts().outboxOverflows()).isEqualTo(1);
        assertThat(bobs.closedWith).isZero();
    }

    @Test
    void closes_who_is_too_slow_a_second_time_soon() {
        Device bobs = world.connect(bob);
        String large = "x".repeat(Limit.TEXT_BYTES.number());
        int many = 2 * Limit.OUTBOX_BYTES.number() / large.length();
        for (int i = 1; i <= many; i++)
            world.messenger.posting().send(ann, Send.text("a" + i, direct, large));
        new Follower().readTo(bobs, direct, many);
        bobs.await("synced");

        for (int i = 1; i <= many; i++)
            world.messenger.posting().send(ann, Send.text("b" + i, direct, large));

        assertThat(bobs.closedWith).isEqualTo(Bye.TOO_SLOW.number());
        assertThat(bobs.rest().getLast().get("code").asText()).isEqualTo("too_slow");
    }
}
