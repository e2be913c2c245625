// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.AccountLimits;
import parley.accounts.Accounts;
import parley.accounts.Argon2Parameters;
import parley.accounts.Identity;
import parley.accounts.LoggedIn;
import parley.accounts.Mailer;
import parley.accounts.PasswordHasher;
import parley.api.ClientMessage.Send;
import parley.api.FaultyStore.Fault;
import parley.store.Message;
import parley.store.RocksStore;

/// What other nodes are told: everything once, and nothing before it is stored.
@Timeout(60)
class PublisherTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PASSWORD = "horse battery staple";

    @TempDir
    Path folder;

    private FaultyStore store;
    private Published published;
    private Messenger messenger;
    private Accounts accounts;
    private Identity ann;
    private Identity bob;
    private String direct;

    @BeforeEach
    void two_contacts() {
        store = new FaultyStore(RocksStore.open(folder));
        published = new Published(store);
        accounts = new Accounts(store, Clock.systemUTC(),
                new PasswordHasher(new Argon2Parameters(64, 1, 1)), AccountLimits.OFF, Mailer.NONE);
        messenger = Messenger.start(
                store, accounts::authenticate, Clock.systemUTC(), false, published);
        accounts.hooks(messenger.accountHooks());
        ann = person("ann").identity();
        bob = person("bob").identity();
        messenger.contacting().request(ann, bob.userId());
        messenger.contacting().request(bob, ann.userId());
        direct = messenger.conversing().direct(ann, bob.userId()).id();
    }

    @AfterEach
    void close() {
        messenger.close();
        store.close();
    }

    private LoggedIn person(String name) {
        return accounts.signUp(name, name, PASSWORD, "test", InetAddress.getLoopbackAddress());
    }

    private Receipt send(Identity who, String id) {
        return messenger.posting().send(who, Send.text(id, direct, "text of " + id));
    }

    @Test
    void every_entry_is_published_once_in_order_and_after_it_is_durable() {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100).forEach(i -> {
                senders.execute(() -> send(ann, "a" + i));
                senders.execute(() -> send(bob, "b" + i));
            });
        }

        await().atMost(SOON).until(() -> published.numbers(direct).size() >= 200);
        assertThat(published.numbers(direct))
                .isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(published.early).isEmpty();
        assertThat(published.members).containsOnly(Set.of(ann.userId(), bob.userId()));
    }

    @Test
    void a_repetition_and_a_refused_send_are_not_published() {
        send(ann, "once");
        assertThat(send(ann, "once").duplicate()).isTrue();
        catchThrowableOfType(ApiException.class, () -> messenger.posting()
                .send(ann, Send.text("once", direct, "another text")));
        send(ann, "after");

        await().atMost(SOON).until(() -> published.numbers(direct).size() >= 2);
        assertThat(published.numbers(direct)).containsExactly(1L, 2L);
    }

    @Test
    void what_a_failed_commit_may_have_stored_is_published_as_unclear() {
        store.fault = Fault.AFTER;
        catchThrowableOfType(ApiException.class, () -> send(ann, "a"));
        assertThat(published.numbers(direct)).isEmpty();

        store.fault = Fault.NONE;
        await().atMost(SOON).until(() -> messenger.state().kind() == StoreState.Kind.UP);
        send(ann, "a");
        send(ann, "b");

        await().atMost(SOON).until(() -> !published.numbers(direct).isEmpty());
        assertThat(published.numbers(direct)).containsExactly(2L);
        assertThat(published.unclear).containsExactly(direct);
    }

    @Test
    void who_was_put_out_of_a_group_is_told_so_too() {
        var group = messenger.groups().create(ann, "three", List.of(bob.userId())).id();
        messenger.groups().remove(ann, group, bob.userId());

        await().atMost(SOON).until(() -> !published.numbers(group).isEmpty());
        var last = published.committed.getLast();
        assertThat(last.kind()).isEqualTo(Message.Kind.NOTICE);
        assertThat(published.members.getLast()).contains(bob.userId());
        assertThat(published.early).isEmpty();
    }

    @Test
    void a_marker_is_published_once_and_after_it_was_stored() {
        send(ann, "a");
        messenger.markers().delivered(bob, direct, 1);
        messenger.markers().read(bob, direct, 1);

        await().atMost(SOON).until(() -> published.marked().stream().anyMatch(m -> m.read() == 1));
        messenger.close();
        assertThat(published.marked()).doesNotHaveDuplicates();
        assertThat(published.early).isEmpty();
    }

    @Test
    void every_ended_session_is_published_once_and_when_it_is_worth_nothing_any_more() {
        var phone = accounts.logIn("ann", PASSWORD, "phone", InetAddress.getLoopbackAddress());
        var tablet = accounts.logIn("ann", PASSWORD, "tablet", InetAddress.getLoopbackAddress());

        accounts.logOut(phone.identity());
        accounts.deleteAccount(tablet.identity(), PASSWORD, InetAddress.getLoopbackAddress());

        assertThat(published.endedSessions).containsExactlyInAnyOrder(
                phone.identity().sessionId(), tablet.identity().sessionId(), ann.sessionId());
        assertThat(published.early).isEmpty();
    }

    @Test
    void who_comes_and_who_types_is_published() {
        var token = accounts.logIn("bob", PASSWORD, "phone", InetAddress.getLoopbackAddress());
        var bobs = new Device(messenger.live());
        bobs.hello(token.token(), java.util.Map.of());
        bobs.expect("welcome");
        bobs.say("{\"type\":\"typing\",\"conversation\":\"" + direct + "\",\"on\":true}");

        await().atMost(SOON).untilAsserted(() -> assertThat(published.events())
                .containsExactlyInAnyOrder(bob.userId() + " online true", bob.userId() + " types true"));
    }
}
