// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.accounts.Identity;
import parley.store.Bond;
import parley.store.Ids;
import parley.store.RocksStore;
import parley.store.User;

/// A messenger on a real store, with people in it.
final class World implements AutoCloseable {
    final FaultyStore store;
    final Messenger messenger;
    private final Map<String, Identity> tokens = new ConcurrentHashMap<>();

    World(Path folder) {
        this(folder, Clock.systemUTC(), false);
    }

    World(Path folder, Clock clock, boolean limits) {
        store = new FaultyStore(RocksStore.open(folder));
        messenger = Messenger.start(store, this::identity, clock, limits);
    }

    private Identity identity(String token) {
        Identity me = tokens.get(token);
        if (me == null) throw new ApiException(ErrorCode.UNAUTHENTICATED, "Log in.");
        return me;
    }

    /// A new person, logged in; the token is the name.
    Identity person(String name) {
        String id = Ids.user();
        boolean added = store.users().add(new User(
                id, name, name, "", Instant.EPOCH, User.State.ACTIVE, User.Role.USER, 0));
        if (!added) throw new IllegalStateException(name + " is there already");
        return device(name, id);
    }

    /// Another session of a person.
    Identity device(String token, String user) {
        Identity me = new Identity(user, Ids.session(), User.Role.USER);
        tokens.put(token, me);
        return me;
    }

    /// Makes two people contacts.
    void contacts(Identity one, Identity other) {
        Bond strangers = Bond.strangers(one.userId(), other.userId(), Instant.EPOCH);
        store.contacts().put(new Bond(
                strangers.low(),
                strangers.high(),
                Set.of(one.userId(), other.userId()),
                Set.of(),
                Instant.EPOCH,
                0));
    }

    /// The direct conversation of two people who become contacts.
    String direct(Identity one, Identity other) {
        contacts(one, other);
        return messenger.conversing().direct(one, other.userId()).id();
    }

    /// A connection that has said hello.
    Device connect(Identity me) {
        return connect(me, Map.of());
    }

    Device connect(Identity me, Map<String, Long> cursors) {
        String token = tokens.entrySet().stream()
                .filter(e -> e.getValue().equals(me))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Device device = new Device(messenger.live());
        device.hello(token, cursors);
        device.expect("welcome");
        // The welcome comes first, then the connection is registered.
        await().atMost(Duration.ofSeconds(10)).until(() ->
                Arrays.asList(messenger.live().devices(me.userId())).contains(device.session));
        return device;
    }

    /// Waits until everything that was answered is delivered, too.
    void settled() {
        await().atMost(Duration.ofSeconds(10)).until(() -> messenger.queued() == 0);
    }

    Committer committer() {
        return messenger.live().parts().committer();
    }

    @Override
    public void close() {
        messenger.close();
        store.close();
    }
}
