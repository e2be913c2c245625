// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.api.StoreState.Kind;
import parley.store.Store;
import parley.store.StoreDamagedException;
import parley.store.StoreException;
import parley.store.StoreFullException;

/// Whether the store takes writes, and how it is brought back when it does not. Committer thread
/// only, but for [#state()] and [#refusal()].
///
/// ```
///            space is there again             reopened
///       +---------------------------+   +-------------------+
///       v                           |   v                   |
///      UP -- no space left ----> FULL  UP -- it failed --> DOWN
///       |
///       +-- stored data cannot be read --> DAMAGED, until a backup was restored
/// ```
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
        this.state = new StoreState(Kind.UP, "", clock.instant());
    }

    /// How it is. Any thread.
    StoreState state() {
        return state;
    }

    /// Whether it waits to be opened again.
    boolean down() {
        return state.kind() == Kind.DOWN;
    }

    /// What to say to new work; nothing while the store is asked. Any thread.
    Optional<ApiException> refusal() {
        return switch (state.kind()) {
            case DOWN -> Optional.of(unavailable());
            case DAMAGED -> Optional.of(damaged());
            case UP, FULL, STOPPED -> Optional.empty();
        };
    }

    /// How long to wait before the next try to open the store.
    long pauseMillis() {
        return pauseMillis;
    }

    /// A write failed, or whoever wrote.
    ///
    /// @return what to tell those whose work it was
    ApiException failed(RuntimeException fault, Collection<? extends Work> works) {
        if (fault instanceof StoreFullException full) {
            become(Kind.FULL, full.getMessage());
            return Readers.refusal(full);
        }
        for (Work work : works) unclear.add(work.conversationId());
        if (fault instanceof StoreDamagedException) {
            become(Kind.DAMAGED, fault.getMessage());
            return damaged();
        }
        become(Kind.DOWN, fault instanceof StoreException ? String.valueOf(fault.getMessage())
                : "The committer failed by a " + fault.getClass().getName()
                        + ", which the log tells of.");
        return unavailable();
    }

    /// Asks the store how it is, when there is nothing to write that would tell.
    void check() {
        if (state.kind() == Kind.DAMAGED) return;
        try {
            store.check();
            up();
        } catch (StoreException e) {
            failed(e, List.of());
        }
    }

    /// Tries to open the store again.
    ///
    /// @return the conversations in which entries may have been stored that nobody was told of;
    ///     nothing when the store still cannot be used
    Optional<List<String>> reopen() {
        try {
            store.reopen();
            store.check();
        } catch (StoreException e) {
            failed(e, List.of());
            pauseMillis = Math.min(2 * pauseMillis, Limit.REOPEN_MILLIS.number());
            return Optional.empty();
        }
        up();
        // The next failure may follow at once: only a write shows that all is well.
        pauseMillis = Math.min(2 * pauseMillis, Limit.REOPEN_MILLIS.number());
        List<String> all = new ArrayList<>(unclear);
        unclear.clear();
        return Optional.of(all);
    }

    /// A write succeeded.
    void written() {
        pauseMillis = FIRST_PAUSE_MILLIS;
        up();
    }

    private void up() {
        become(Kind.UP, "");
    }

    /// The committer has ended.
    ///
    /// @param why a sentence
    void stopped(String why) {
        state = new StoreState(Kind.STOPPED, why, clock.instant());
    }

    /// Tells the log when something is new, and only then: faults come with every send.
    private void become(Kind kind, String why) {
        StoreState before = state;
        if (before.kind() == kind && before.why().equals(why)) return;
        boolean same = before.kind() == kind;
        state = new StoreState(kind, why, same ? before.since() : clock.instant());
        if (same) return;
        switch (kind) {
            case UP -> LOG.info("The store takes writes again.");
            case FULL -> LOG.error("Sends are refused, because the disk is full: {}", why);
            case DAMAGED -> LOG.error("Sends are refused until a backup is restored: {}", why);
            case DOWN -> LOG.error("Sends are refused until the store is open again: {}", why);
            case STOPPED -> throw new IllegalStateException("see stopped()");
        }
    }

    static ApiException unavailable() {
        return new ApiException(
                ErrorCode.UNAVAILABLE,
                "The store is being opened again. Try the same again.",
                Duration.ofSeconds(1));
    }

    private static ApiException damaged() {
        return new ApiException(
                ErrorCode.UNAVAILABLE,
                "The store has to be repaired first. Try the same again later.",
                Limit.REPAIR_MILLIS.duration());
    }
}
