// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.ArrayList;
import java.util.List;

/// What waits for the committer: work up to a limit, and control tasks in any number. Many threads
/// put in; the committer takes everything at once, so that a batch costs one lock.
final class Inbox {
    private static final int STARTING_ROOM = 1024;

    private final int limit;
    private List<Object> queued = new ArrayList<>(STARTING_ROOM);
    private List<Object> taken = new ArrayList<>(STARTING_ROOM);
    private int unanswered;
    private boolean closed;

    /// @param limit how much work may be without an answer
    Inbox(int limit) {
        this.limit = limit;
    }

    /// Puts work in, if there is room.
    ///
    /// @return why not, when it is full or closed
    synchronized Taken offer(Work work) {
        if (closed) return Taken.CLOSED;
        if (unanswered >= limit) return Taken.FULL;
        unanswered++;
        put(work);
        return Taken.YES;
    }

    /// Puts a task in that the committer runs between two pieces of work.
    synchronized void control(Runnable task) {
        put(task);
    }

    private void put(Object element) {
        queued.add(element);
        if (queued.size() == 1) notifyAll();
    }

    /// Waits for something and takes all of it.
    ///
    /// @param answered how much work got its answer since the last call
    /// @param patienceMillis how long to wait, more than 0
    /// @return valid until the next call; empty when there was nothing, or nothing any more
    synchronized List<Object> take(int answered, long patienceMillis) throws InterruptedException {
        unanswered -= answered;
        if (queued.isEmpty() && !closed) wait(patienceMillis);
        List<Object> all = queued;
        queued = taken;
        queued.clear();
        taken = all;
        return all;
    }

    /// What is there, after the end.
    synchronized List<Object> takeNow() {
        return List.copyOf(queued);
    }

    /// Takes no more work; control tasks still come in.
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// Whether [#close()] was called.
    synchronized boolean closed() {
        return closed;
    }

    /// How much work is without an answer.
    synchronized int unanswered() {
        return unanswered;
    }

    enum Taken {
        YES,
        FULL,
        CLOSED
    }
}
