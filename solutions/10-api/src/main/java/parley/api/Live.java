// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.accounts.Identity;
import parley.store.Member;
import parley.store.Message;
import parley.store.Store;

/// Everybody who is connected: which devices of whom, and how entries and events reach them.
/// Any thread, where a method does not say otherwise.
public final class Live {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final LiveSession[] NONE = {};

    private final Store store;
    private final Readers readers;
    private final Clock clock;
    private final boolean limits;
    private final Counts counts = new Counts();
    private final Presence presence;
    private final Replay replay;
    private final Set<LiveSession> all = ConcurrentHashMap.newKeySet();
    private final Map<String, LiveSession[]> byUser = new ConcurrentHashMap<>();
    private final ToOutboxes delivery = new ToOutboxes(this);
    private volatile boolean stopping;
    private Parts parts;

    Live(Store store, Readers readers, Clock clock, boolean limits) {
        this.store = store;
        this.readers = readers;
        this.clock = clock;
        this.limits = limits;
        this.presence = new Presence(this, store);
        this.replay = new Replay(store);
    }

    /// What a dialogue needs of the messenger; given before the first connection.
    record Parts(Posting posting, Markers markers, TokenCheck tokens, Committer committer) {}

    void with(Parts all) {
        this.parts = all;
    }

    Parts parts() {
        return parts;
    }

    Delivery delivery() {
        return delivery;
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
    /// @param identity who it is when the handshake has said so already; else the hello will
    public LiveSession open(LiveConnection connection, Optional<Identity> identity) {
        LiveSession session = new LiveSession(this, connection);
        identity.ifPresent(session::identified);
        all.add(session);
        if (stopping) session.end(Bye.STOPPING);
        else if (all.size() > Limit.CONNECTIONS.number()) session.end(Bye.CROWDED);
        return session;
    }

    /// A hello with a valid session: register, tell what there is, catch up. On a reader.
    ///
    /// @param greet whether to say welcome, and who else is here
    void join(LiveSession session, Identity me, Map<String, Long> cursors, boolean greet) {
        cursors.forEach(session::behind);
        session.identified(me);
        if (greet) session.answer(Wire.welcome(me.userId(), me.sessionId()));
        boolean first = register(session, me.userId());
        if (stopping) session.end(Bye.STOPPING);
        replay.heads(session, me.userId(), cursors);
        if (greet) presence.greet(session, me.userId());
        session.catchUp();
        if (first && presence.came(me.userId())) presence.tell(me.userId());
    }

    private boolean register(LiveSession session, String user) {
        LiveSession[] now = byUser.compute(user, (id, before) -> {
            LiveSession[] more = before == null ? new LiveSession[1]
                    : Arrays.copyOf(before, before.length + 1);
            more[more.length - 1] = session;
            return more;
        });
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
        boolean[] last = new boolean[1];
        byUser.computeIfPresent(user, (id, before) -> {
            List<LiveSession> fewer = new ArrayList<>(Arrays.asList(before));
            last[0] = fewer.remove(session) && fewer.isEmpty();
            return fewer.isEmpty() ? null : fewer.toArray(NONE);
        });
        if (last[0]) presence.went(user, now());
    }

    LiveSession[] devices(String user) {
        return byUser.getOrDefault(user, NONE);
    }

    boolean online(String user) {
        return byUser.containsKey(user);
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

    /// What is known of a conversation: from memory, or read now. On a reader.
    Optional<Membership> membership(String conversation) {
        return parts.committer().now(conversation)
                .or(() -> Membership.read(store, conversation, now()));
    }

    /// Reads for a session what it has missed.
    void pump(LiveSession session) {
        String user = session.identity().map(Identity::userId).orElseThrow();
        readers.start(
                () -> {
                    replay.run(session, user);
                    return user;
                },
                done -> {},
                why -> {
                    LOG.debug("Catching up waits: {}", why.detail());
                    session.pumpFailed();
                });
    }

    /// Tells all members who are connected how far a conversation is.
    private void tellHead(String conversation) {
        readers.start(
                () -> {
                    long last = store.messages().lastSeq(conversation);
                    byte[] head = Wire.head(conversation, last);
                    Membership.read(store, conversation, 0).ifPresent(m -> m.members().keySet()
                            .forEach(user -> answerAll(user, head)));
                    return last;
                },
                done -> {},
                why -> LOG.warn("Nobody was told how far {} is: {}", conversation, why.detail()));
    }

    private void answerAll(String user, byte[] message) {
        for (LiveSession device : devices(user)) device.answer(message);
    }

    void wake(LiveSession session) {
        delivery.wake(session);
    }

    /// Looks after all connections. Timer thread, about once a second.
    void tick() {
        long now = now();
        for (LiveSession session : all) session.tick(now);
        for (String user : presence.gone(now))
            readers.start(
                    () -> {
                        presence.tell(user);
                        return user;
                    },
                    done -> {},
                    why -> LOG.debug("Nobody was told that somebody left: {}", why.detail()));
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

    /// Delivers from the committer's thread, and wakes each connection once a batch.
    static final class ToOutboxes implements Delivery {
        private final Live live;
        private final List<LiveSession> dirty = new ArrayList<>();
        private volatile Thread owner;

        ToOutboxes(Live live) {
            this.live = live;
        }

        @Override
        public void begin() {
            owner = Thread.currentThread();
        }

        @Override
        public void deliver(Message message, List<Member> to, Answer from) {
            // task 10.2: encode once, for the first receiver there is; to all devices of all
            // members, but not to the connection it came over
            LiveSession origin = from.origin().orElse(null);
            byte[] encoded = null;
            int receivers = 0;
            for (Member member : to) {
                for (LiveSession device : live.devices(member.userId())) {
                    if (device == origin) continue;
                    if (encoded == null) encoded = Wire.message(message);
                    device.deliver(message.conversationId(), message.seq(), encoded);
                    receivers++;
                }
            }
            // end 10.2
            live.counts.stored();
            live.counts.delivered(receivers);
        }

        @Override
        public void tellHead(String conversationId) {
            live.tellHead(conversationId);
        }

        void wake(LiveSession session) {
            if (Thread.currentThread() == owner) dirty.add(session);
            else session.connection().wake();
        }

        @Override
        public void flush() {
            for (LiveSession session : dirty) session.connection().wake();
            dirty.clear();
        }
    }
}
