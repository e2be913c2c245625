// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Gives entries their numbers and stores them: one batch at a time, numbered in memory and
/// written together. Any thread; the lock lets one in.
final class LogWriter {
    /// Conversations whose newest number is remembered.
    private static final int MAX_HEADS = 100_000;

    private final Rocks rocks;
    private final FreeSpace space;
    private final Recent recent;
    private final Faults faults;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> heads = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_HEADS;
        }
    };

    LogWriter(Rocks rocks, FreeSpace space, Recent recent, Faults faults) {
        this.rocks = rocks;
        this.space = space;
        this.recent = recent;
        this.faults = faults;
    }

    List<Appended> append(List<Draft> drafts) {
        if (drafts.size() > Limits.MAX_BATCH)
            throw new IllegalArgumentException("too many at once: " + drafts.size());
        lock.lock();
        try {
            check();
            Staging staging = new Staging(rocks, heads);
            List<Appended> results = new ArrayList<>(drafts.size());
            for (Draft draft : drafts) results.add(staging.stage(draft));
            commit(staging);
            return results;
        } finally {
            lock.unlock();
        }
    }

    /// Stores a notice and the conversation that it tells of.
    Appended change(Conversation changed, Draft notice) {
        lock.lock();
        try {
            check();
            Staging staging = new Staging(rocks, heads);
            Appended result = staging.change(changed, notice);
            commit(staging);
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// Runs between two batches: what no stored entry names, none names until it is done.
    void whileNothingIsStored(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void commit(Staging staging) {
        Batch batch = staging.batch();
        if (batch.isEmpty()) return;
        boolean stored = false;
        try {
            faults.reached(Faults.Point.BEFORE_COMMIT);
            rocks.write(batch, true);
            faults.reached(Faults.Point.AFTER_COMMIT);
            stored = true;
        } finally {
            if (!stored) fail();
        }
        heads.putAll(staging.heads());
        recent.stored(staging.entries());
    }

    private void fail() {
        rocks.writes().failed();
        forget();
    }

    private void forget() {
        heads.clear();
        recent.clear();
    }

    /// @throws StoreException when nothing can be taken now
    void check() {
        rocks.writes().undamaged();
        space.check();
        rocks.check();
    }

    /// Opens the database again and forgets all numbers, while nobody appends. Leaves it as it is
    /// while there is too little space: it could not be opened, and nobody could read any more.
    void reopen() {
        lock.lock();
        try {
            forget();
            rocks.writes().undamaged();
            space.check();
            rocks.reopen();
        } finally {
            lock.unlock();
        }
    }
}
