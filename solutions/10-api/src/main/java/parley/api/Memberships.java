// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import parley.store.Conversation;
import parley.store.Store;

/// The conversations that are in memory. What is not is read by a reader while the work for it
/// waits here, in order. Committer thread only, but for [#now(String)] and [#recent(String)].
final class Memberships {
    private static final int EVICTED_AT_ONCE = 10;

    private final Store store;
    private final Readers readers;
    private final Clock clock;
    private final Consumer<Runnable> control;
    private final Map<String, Membership> known = new ConcurrentHashMap<>();
    private final Map<String, Load> loading = new HashMap<>();

    /// @param control brings a task back to the committer's thread
    Memberships(Store store, Readers readers, Clock clock, Consumer<Runnable> control) {
        this.store = store;
        this.readers = readers;
        this.clock = clock;
        this.control = control;
    }

    /// What is in memory now. Any thread.
    Optional<Membership> now(String conversationId) {
        return Optional.ofNullable(known.get(conversationId));
    }

    /// What is in memory now, unless it is too old. Any thread.
    Optional<Membership> recent(String conversationId) {
        return now(conversationId).filter(known -> !old(known, clock.millis()));
    }

    /// Another server may have changed it since.
    private static boolean old(Membership membership, long now) {
        return now - membership.readAt() > Limit.CACHE_MILLIS.number();
    }

    /// What is in memory and not too old; or nothing, while older work waits for a reader.
    ///
    /// @param now milliseconds of the clock
    Optional<Membership> fresh(String conversationId, long now) {
        Membership membership = known.get(conversationId);
        if (membership == null || !loading.isEmpty() && loading.containsKey(conversationId))
            return Optional.empty();
        return old(membership, now) ? Optional.empty() : Optional.of(membership);
    }

    /// Lets work wait until its conversation was read; `then` gets it back, in order, with what
    /// was found.
    void park(Work work, Loaded then) {
        String id = work.conversationId();
        Load load = loading.get(id);
        if (load == null) {
            load = new Load(then);
            loading.put(id, load);
            read(id, load);
        }
        load.waiting.add(work);
    }

    private void read(String id, Load load) {
        readers.start(
                () -> Membership.read(store, id, clock.millis()),
                found -> control.accept(() -> loaded(id, load, found)),
                why -> control.accept(() -> failed(id, load, why)));
    }

    private void loaded(String id, Load load, Optional<Membership> found) {
        if (loading.get(id) != load) return;
        if (load.stale) {
            load.stale = false;
            read(id, load);
            return;
        }
        loading.remove(id);
        found.ifPresent(this::put);
        load.then.found(load.waiting, found);
    }

    private void failed(String id, Load load, ApiException why) {
        if (loading.remove(id, load)) load.then.failed(load.waiting, why);
    }

    /// Remembers what the committer itself has just written.
    void put(Membership membership) {
        if (known.size() >= Limit.CACHED_CONVERSATIONS.number()) evict();
        known.put(membership.conversation().id(), membership);
    }

    /// Remembers a changed conversation.
    void changed(Conversation conversation, boolean open) {
        put(Membership.of(conversation, open, clock.millis()));
    }

    private void evict() {
        Iterator<String> some = known.keySet().iterator();
        for (int i = known.size() / EVICTED_AT_ONCE; i >= 0 && some.hasNext(); i--) {
            some.next();
            some.remove();
        }
    }

    /// Reads a conversation again before the next use, also when a read of it is under way.
    void forget(String conversationId) {
        known.remove(conversationId);
        Load load = loading.get(conversationId);
        if (load != null) load.stale = true;
    }

    /// Forgets everything.
    ///
    /// @return the work that waited
    List<Work> forgetAll() {
        known.clear();
        List<Work> waiting = new ArrayList<>();
        for (Load load : loading.values()) waiting.addAll(load.waiting);
        loading.clear();
        return waiting;
    }

    /// Whether work waits for a reader.
    boolean reading() {
        return !loading.isEmpty();
    }

    /// Gets the work back.
    interface Loaded {
        void found(List<Work> waiting, Optional<Membership> membership);

        void failed(List<Work> waiting, ApiException why);
    }

    private static final class Load {
        final Loaded then;
        final List<Work> waiting = new ArrayList<>();
        boolean stale;

        Load(Loaded then) {
            this.then = then;
        }
    }
}
