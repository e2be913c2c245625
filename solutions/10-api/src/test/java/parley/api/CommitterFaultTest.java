// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.ClientMessage.Send;
import parley.store.Content;
import parley.store.Message;

/// Mistakes of our own, in the committer's thread: it goes on.
@Timeout(60)
class CommitterFaultTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final RuntimeException BUG = new IllegalStateException("a bug");

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
        send("first");
        world.settled();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Receipt send(String id) {
        return world.messenger.posting().send(ann, Send.text(id, direct, "text of " + id));
    }

    private StoreState.Kind state() {
        return world.messenger.state().kind();
    }

    private void submit(String id, Answer answer) {
        world.messenger.posting().submit(ann, Send.text(id, direct, "text of " + id), new Lane(), answer);
    }

    /// Lets the committer take everything at once that `work` offers.
    private void together(Runnable work) {
        world.store.beforeAppend = () -> {
            world.store.beforeAppend = () -> {};
            work.run();
        };
        send("lead");
    }

    private void goes_on() {
        await().atMost(SOON).until(() -> world.messenger.counts().committerFaults() > 0
                && world.store.reopened.get() > 0 && state() == StoreState.Kind.UP);
        assertThat(send("later").duplicate()).isFalse();
    }

    @Test
    void a_rule_that_fails_refuses_its_batch_and_nobody_waits_for_ever() {
        var before = new WaitingAnswer();
        var failing = new WaitingAnswer();
        var after = new WaitingAnswer();
        together(() -> {
            submit("before", before);
            world.committer().offer(new Work.Change(direct, ann.userId(), c -> {
                throw BUG;
            }, failing));
            submit("after", after);
        });

        // What was stored before the change stays so.
        assertThat(before.message().seq()).isEqualTo(3);
        assertThat(failing.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(after.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        goes_on();
        assertThat(send("after").duplicate()).isFalse();
    }

    @Test
    void an_answer_that_fails_refuses_the_others_of_its_batch_and_all_are_stored_once() {
        List<WaitingAnswer> all = new ArrayList<>();
        together(() -> {
            for (int i = 0; i < 3; i++) {
                boolean fails = i == 1;
                all.add(new WaitingAnswer() {
                    @Override
                    public void stored(Message message, boolean duplicate) {
                        super.stored(message, duplicate);
                        if (fails) throw BUG;
                    }
                });
                submit("m" + i, all.get(i));
            }
        });

        assertThat(all.get(0).message().seq()).isEqualTo(3);
        assertThat(all.get(2).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        goes_on();
        assertThat(send("m2")).extracting(Receipt::seq, Receipt::duplicate)
                .containsExactly(5L, true);
        assertThat(all).allSatisfy(one -> assertThat(one.answers).hasValue(1));
    }

    @Test
    void what_nobody_was_told_of_is_told_by_the_head() {
        Device bobs = world.connect(bob);
        together(() -> submit("lost", new WaitingAnswer() {
            @Override
            public void stored(Message message, boolean duplicate) {
                throw BUG;
            }
        }));

        goes_on();
        await().atMost(SOON).until(() -> bobs.await("head").get("seq").asLong() >= 3);
    }

    @Test
    void a_connection_that_cannot_be_woken_stops_nobody() {
        var broken = new Device(world.messenger.live()) {
            volatile boolean fails;

            @Override
            public void wake() {
                if (fails) throw BUG;
                super.wake();
            }
        };
        broken.hello("bob", java.util.Map.of());
        broken.expect("welcome");
        assertThat(broken.await("head").get("seq").asLong()).isEqualTo(1);
        broken.rest();
        broken.fails = true;

        send("unheard");

        goes_on();
        broken.fails = false;
    }

    @Test
    void a_store_that_fails_in_an_unknown_way_is_opened_again() {
        world.store.beforeAppend = () -> {
            world.store.beforeAppend = () -> {};
            throw BUG;
        };

        assertThatThrownBy(() -> send("a")).isInstanceOfSatisfying(ApiException.class,
                why -> assertThat(why.code()).isEqualTo(ErrorCode.UNAVAILABLE));

        goes_on();
        assertThat(send("a").seq()).isEqualTo(3);
    }

    @Test
    void a_task_between_two_sends_that_fails_is_no_end() {
        world.committer().forget(direct, () -> {
            throw BUG;
        });

        goes_on();
    }

    @Test
    void an_answer_that_cannot_even_be_refused_is_no_end() {
        world.messenger.posting().submit(ann, Send.text("x", "d_nobody_there", "x"), new Lane(),
                new WaitingAnswer() {
                    @Override
                    public void refused(ApiException why) {
                        throw BUG;
                    }
                });

        await().atMost(SOON).until(() -> world.messenger.counts().committerFaults() > 0);
        assertThat(send("later").seq()).isEqualTo(2);
        world.settled();
    }

    @Test
    void an_error_ends_it_and_its_state_says_so_and_nobody_waits() {
        var unexpected = Thread.getDefaultUncaughtExceptionHandler();
        var seen = new CompletableFuture<Throwable>();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> seen.complete(thrown));
        try {
            var all = List.of(new WaitingAnswer(), new WaitingAnswer(), new WaitingAnswer(), new WaitingAnswer());
            world.store.beforeAppend = () -> {
                for (int i = 0; i < 3; i++) submit("m" + i, all.get(i));
                world.store.beforeAppend = () -> {
                    submit("queued", all.get(3));
                    throw new OutOfMemoryError("as if");
                };
            };
            send("lead");

            assertThat(all).allSatisfy(
                    one -> assertThat(one.code()).isEqualTo(ErrorCode.STOPPING));
            assertThat(state()).isEqualTo(StoreState.Kind.STOPPED);
            assertThat(world.messenger.state().why()).contains("OutOfMemoryError: as if")
                    .contains("again");
            assertThat(seen.orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join())
                    .isInstanceOf(OutOfMemoryError.class);
            assertThatThrownBy(() -> send("late")).isInstanceOf(ApiException.class);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(unexpected);
        }
    }

    @Test
    void a_change_that_failed_can_be_made_again() {
        world.committer().offer(new Work.Change(direct, ann.userId(), c -> {
            throw BUG;
        }, new WaitingAnswer()));
        goes_on();
        var again = new WaitingAnswer();

        world.committer().offer(new Work.Change(direct, ann.userId(),
                c -> new Work.Changed(c, Content.text("again")), again));

        assertThat(again.message().kind()).isEqualTo(Message.Kind.NOTICE);
    }
}
