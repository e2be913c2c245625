// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What other threads want the loop to do. However many of them come while the loop is busy, they
/// cost no system call; while it sleeps, they cost one together.
final class Wakeups {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> round = new ArrayDeque<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Selector selector;

    Wakeups(Selector selector) {
        this.selector = selector;
    }

    /// Leaves a task for the loop. Any thread.
    void add(Runnable task) {
        tasks.add(task);
        if (asleep.get() && asleep.compareAndSet(true, false)) selector.wakeup();
    }

    /// Sleeps until a channel is ready, a task comes or the time is over. Loop thread.
    void await(long nanos) throws IOException {
        // Whoever adds a task from here on sees that we sleep; what came before, we see.
        asleep.set(true);
        if (tasks.isEmpty() && nanos > 0)
            selector.select(Math.ceilDiv(nanos, TimeUnit.MILLISECONDS.toNanos(1)));
        else
            selector.selectNow();
        asleep.set(false);
    }

    /// Runs the tasks that are there now. Those that come meanwhile wait for the next round, so
    /// that the sockets have their turn. Loop thread.
    void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) round.add(task);
        for (Runnable task = round.poll(); task != null; task = round.poll()) task.run();
    }
}
