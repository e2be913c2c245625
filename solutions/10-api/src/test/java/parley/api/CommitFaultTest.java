// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.ClientMessage.Send;
import parley.api.FaultyStore.Fault;

/// What the committer does when the store cannot.
@Timeout(60)
class CommitFaultTest {
    private static final Duration SOON = Duration.ofSeconds(10);

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

    private Receipt send(String id) {
        return world.messenger.posting().send(ann, Send.text(id, direct, "text of " + id));
    }

    private ErrorCode refusal(String id) {
        return catchThrowableOfType(ApiException.class, () -> send(id)).code();
    }

    private StoreState.Kind state() {
        return world.messenger.state().kind();
    }

    @Test
    void refuses_what_was_not_stored_and_takes_the_retry() {
        send("a");
        world.store.fault = Fault.BEFORE;

        assertThat(refusal("b")).isEqualTo(ErrorCode.UNAVAILABLE);

        world.store.fault = Fault.NONE;
        await().atMost(SOON).until(() -> state() == StoreState.Kind.UP);
        assertThat(send("b")).extracting(Receipt::seq, Receipt::duplicate).containsExactly(2L, false);
        assertThat(world.store.reopened).hasPositiveValue();
    }

    @Test
    void does_not_claim_that_nothing_was_stored_when_it_may_have_been() {
        Device bobs = world.connect(bob);
        world.store.fault = Fault.AFTER;

        assertThat(refusal("a")).isEqualTo(ErrorCode.UNAVAILABLE);
        world.store.fault = Fault.NONE;
        await().atMost(SOON).until(() -> state() == StoreState.Kind.UP);
        Receipt retry = send("a");

        assertThat(retry).extracting(Receipt::seq, Receipt::duplicate).containsExactly(1L, true);
        // It was never delivered live, and the retry delivers nothing: the head tells of it.
        assertThat(bobs.await("head").get("seq").asLong()).isEqualTo(1);
        bobs.say("{\"type\":\"sync\",\"conversation\":\"" + direct + "\",\"after\":0}");
        assertThat(bobs.await("message").get("seq").asLong()).isEqualTo(1);
    }

    @Test
    void says_that_it_is_down_until_the_store_is_open_again() {
        send("a");
        world.store.locked = true;
        world.store.fault = Fault.BEFORE;
        refusal("b");

        assertThat(state()).isEqualTo(StoreState.Kind.DOWN);
        assertThat(refusal("c")).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(world.messenger.history().after(bob, direct, 0, 10)).hasSize(1);

        world.store.fault = Fault.NONE;
        world.store.locked = false;
        await().atMost(SOON).until(() -> state() == StoreState.Kind.UP);
        assertThat(send("b").seq()).isEqualTo(2);
    }

    @Test
    void refuses_while_the_disk_is_full_and_goes_on_by_itself() {
        world.store.fault = Fault.FULL;

        assertThat(refusal("a")).isEqualTo(ErrorCode.STORE_FULL);
        assertThat(state()).isEqualTo(StoreState.Kind.FULL);

        world.store.fault = Fault.NONE;
        assertThat(send("a").seq()).isEqualTo(1);
        assertThat(state()).isEqualTo(StoreState.Kind.UP);
        assertThat(world.store.reopened).hasValue(0);
    }

    @Test
    void sees_by_itself_that_the_store_takes_nothing() {
        world.store.fault = Fault.DAMAGED;

        await().atMost(SOON).until(() -> state() == StoreState.Kind.DAMAGED);
    }

    @Test
    void refuses_for_good_when_stored_data_are_damaged() {
        world.store.fault = Fault.DAMAGED;

        assertThat(refusal("a")).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(state()).isEqualTo(StoreState.Kind.DAMAGED);
        assertThat(world.messenger.state().why()).isEqualTo("a block is wrong");

        world.store.fault = Fault.NONE;
        assertThat(refusal("a")).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(world.messenger.history().after(bob, direct, 0, 10)).isEmpty();
        assertThat(world.store.reopened).hasValue(0);
    }

    @Test
    void a_full_disk_is_named_when_the_store_cannot_be_opened_again_for_it() {
        world.store.fault = Fault.BEFORE;
        world.store.beforeReopen = () -> {
            throw new parley.store.StoreFullException("too little room");
        };

        assertThat(refusal("a")).isEqualTo(ErrorCode.UNAVAILABLE);
        await().atMost(SOON).until(() -> state() == StoreState.Kind.FULL);

        world.store.beforeReopen = () -> {};
        await().atMost(SOON).until(() -> state() == StoreState.Kind.UP);
        world.store.fault = Fault.NONE;
        assertThat(send("a").seq()).isEqualTo(1);
    }

    @Test
    void a_read_that_fails_by_a_bug_leaves_nobody_waiting() {
        world.store.beforeRead = () -> {
            throw new IllegalStateException("a bug");
        };

        assertThat(refusal("a")).isEqualTo(ErrorCode.UNAVAILABLE);

        world.store.beforeRead = () -> {};
        assertThat(send("a").seq()).isEqualTo(1);
    }

    @Test
    void commits_and_answers_what_is_queued_when_it_closes() throws InterruptedException {
        Device anns = world.connect(ann);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        world.store.beforeAppend = () -> {
            stopped.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        for (int i = 0; i < 10; i++) anns.send("m" + i, direct, "x");
        stopped.await();

        Thread closing = Thread.ofPlatform().name("closing").start(world.messenger::close);
        await().atMost(SOON).until(() -> anns.paused);
        go.countDown();
        closing.join();

        var said = anns.rest();
        assertThat(said).filteredOn(m -> m.get("type").asText().equals("ack")).hasSize(10);
        assertThat(said.getLast().get("code").asText()).isEqualTo("stopping");
        assertThat(anns.closedWith).isEqualTo(1001);
        assertThat(refusal("late")).isEqualTo(ErrorCode.STOPPING);
    }
}
