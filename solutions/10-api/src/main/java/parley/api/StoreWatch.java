// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Store;
import parley.store.StoreException;
import parley.store.StoreFullException;

/// Whether the store takes writes, and how it is brought back when it does not. Committer thread
/// only, but for [#state()].
final class StoreWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);
    private static final long FIRST_PAUSE_MILLIS = 50;

    private final Store store;
    private final Clock clock;
    // Conversations of commits that failed: of what was stored there, nobody was told.
    private final Set<String> unclear = new HashSet<>();
    private volatile StoreState state;
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    StoreWatch(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.state = new StoreState(StoreState.Kind.UP, "", clock.instant());
    }

    /// How it is. Any thread.
    StoreState state() {
        return state;
    }

    boolean down() {
        return state.kind() == StoreState.Kind.DOWN;
    }

    /// How long to wait before the next try to open the store.
    long pauseMillis() {
        return pauseMillis;
    }

    /// A write failed.
    ///
    /// @return what to tell those whose work it was
    ApiException failed(RuntimeException fault, List<? extends Work> works) {
        LOG.error("A commit of {} failed: {}", works.size(), fault.toString());
        if (fault instanceof StoreFullException full) {
            become(StoreState.Kind.FULL, full.getMessage());
            return Readers.refusal(full);
        }
        become(StoreState.Kind.DOWN, String.valueOf(fault.getMessage()));
        pauseMillis = FIRST_PAUSE_MILLIS;
        for (Work work : works) unclear.add(work.conversationId());
        return unavailable();
    }

    /// Tries to open the store again.
    ///
    /// @return the conversations in which entries may have been stored that nobody was told of;
    ///     meaningful when it is no longer [#down()]
    List<String> reopen() {
        try {
            store.reopen();
            store.check();
            up();
            List<String> all = new ArrayList<>(unclear);
            unclear.clear();
            return all;
        } catch (StoreException e) {
            LOG.warn("The store cannot be opened yet: {}", e.getMessage());
            state = new StoreState(
                    StoreState.Kind.DOWN, String.valueOf(e.getMessage()), state.since());
            pauseMillis = Math.min(2 * pauseMillis, Limit.REOPEN_MILLIS.number());
            return List.of();
        }
    }

    /// A write succeeded.
    void up() {
        if (state.kind() == StoreState.Kind.UP) return;
        LOG.info("The store takes writes again.");
        become(StoreState.Kind.UP, "");
    }

    void stopped() {
        become(StoreState.Kind.STOPPED, "The committer has ended.");
    }

    private void become(StoreState.Kind kind, String why) {
        state = new StoreState(kind, why, clock.instant());
    }

    static ApiException unavailable() {
        return new ApiException(
                ErrorCode.UNAVAILABLE,
                "The store is being opened again. Try the same again.",
                Duration.ofSeconds(1));
    }
}
