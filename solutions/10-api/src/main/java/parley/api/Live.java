// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import parley.accounts.Identity;
import parley.store.Store;

/// Everybody who is connected: which devices of whom, and how entries and events reach them.
/// Any thread, where a method does not say otherwise.
public final class Live {
    private final Readers readers;
    private final Clock clock;
    private final boolean limits;
    private final Publisher publisher;
    private final Counts counts = new Counts();
    private final Presence presence;
    private final Replay replay;
    private final Events events;
    private final Set<LiveSession> all = ConcurrentHashMap.newKeySet();
    private final Devices devices = new Devices();
    private final ToOutboxes delivery = new ToOutboxes(this);
    private volatile boolean stopping;
    private Parts parts;

    Live(Store store, Readers readers, Clock clock, boolean limits, Publisher publisher) {
        this.publisher = publisher;
        this.readers = readers;
        this.clock = clock;
        this.limits = limits;
        this.presence = new Presence(this, store);
        this.replay = new Replay(store);
        this.events = new Events(this, store);
    }

    /// What a dialogue needs of the messenger; given before the first connection.
    record Parts(Posting posting, Markers markers, TokenCheck tokens, Committer committer) {}

    void with(Parts all) {
        this.parts = all;
    }

    Parts parts() {
        return parts;
    }

    Events events() {
        return events;
    }

    Delivery delivery() {
        return new Publishing(delivery, publisher, counts);
    }

    /// Who is told what happens here.
    Publisher publisher() {
        return publisher;
    }

    Readers readers() {
        return readers;
    }

    Counts counts() {
        return counts;
    }

    /// Whether rate limits are on.
    boolean limits() {
        return limits;
    }

    long now() {
        return clock.millis();
    }

    /// Begins a session on a connection that has just opened. On the transport's thread.
    ///
    /// @param handshake looks up whose session it is when the handshake has had its token; else the
    ///     hello will say. It throws [ApiException] when the session has ended since
    public LiveSession open(
            LiveConnection connection, Optional<Supplier<Identity>> handshake) {
        LiveSession session = new LiveSession(this, connection, handshake);
        all.add(session);
        if (stopping) session.end(Bye.STOPPING);
        else if (all.size() > Limit.CONNECTIONS.number()) session.end(Bye.CROWDED);
        return session;
    }

    /// A hello: register, tell what there is, catch up. On a reader.
    ///
    /// @param who looks up whose session it is; throws [ApiException] when it is nobody's
    /// @param greet whether to say welcome, and who else is here
    /// @return who it is
    Identity join(LiveSession session, Supplier<Identity> who, Map<String, Long> cursors,
            boolean greet) {
        Identity me = who.get();
        cursors.forEach(session.outflow()::behind);
        session.identified(me);
        if (greet) session.answer(Wire.welcome(me.userId(), me.sessionId()));
        boolean first = register(session, me.userId());
        // A session that ended after the first look, before it was registered, was not closed then.
        who.get();
        if (stopping) session.end(Bye.STOPPING);
        replay.heads(session, me.userId(), cursors);
        if (greet) presence.greet(session, me.userId());
        session.catchUp();
        if (first && presence.came(me.userId())) presence.tell(me.userId());
        return me;
    }

    private boolean register(LiveSession session, String user) {
        LiveSession[] now = devices.add(user, session);
        // It may have gone while it was let in: then gone() has run already.
        if (!all.contains(session)) leave(session, user);
        if (now.length > Limit.CONNECTIONS_PER_USER.number()) now[0].end(Bye.REPLACED);
        return now.length == 1;
    }

    /// A session has ended.
    void gone(LiveSession session) {
        if (!all.remove(session)) return;
        session.identity().ifPresent(me -> leave(session, me.userId()));
    }

    private void leave(LiveSession session, String user) {
        if (devices.remove(user, session)) presence.went(user, now());
    }

    LiveSession[] devices(String user) {
        return devices.of(user);
    }

    boolean online(String user) {
        return devices.any(user);
    }

    /// Who is connected.
    public Presence presence() {
        return presence;
    }

    /// How many connections there are.
    public int connections() {
        return all.size();
    }

    /// Sends an event that may be lost to all devices of a person.
    void toUser(String user, byte[] event) {
        for (LiveSession device : devices(user)) device.event(event);
    }

    /// Reads for a session what it has missed.
    void catchUp(LiveSession session) {
        replay.start(readers, session);
    }

    void wake(LiveSession session) {
        delivery.wake(session);
    }

    /// Looks after all connections. Timer thread, about once a second.
    void tick() {
        long now = now();
        for (LiveSession session : all) session.tick(now);
        for (String user : presence.gone(now)) events.later(() -> presence.tell(user));
    }

    /// Closes the connections of a person that fit.
    ///
    /// @return how many
    public int end(String user, Predicate<Identity> which, Bye why) {
        int ended = 0;
        for (LiveSession device : devices(user)) {
            if (!device.identity().map(which::test).orElse(false)) continue;
            device.end(why);
            ended++;
        }
        return ended;
    }

    /// Reads nothing more from anybody, and takes no new connection.
    void pauseAll() {
        stopping = true;
        for (LiveSession session : all) session.connection().pauseReading();
    }

    /// Says goodbye to everybody.
    void endAll(Bye why) {
        for (LiveSession session : all) session.end(why);
    }
}
