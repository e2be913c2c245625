// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.Optional;
import java.util.concurrent.Executor;

/// Asks a thread that serves many whether it still comes round: it is given a task that does
/// nothing, and the next one when that has run.
final class Probe {
    private final Executor runner;
    private volatile Optional<Thread> thread = Optional.empty();
    private volatile boolean waiting;
    private volatile long askedAt;

    /// @param runner runs tasks on the thread, soon
    Probe(Executor runner) {
        this.runner = runner;
    }

    /// Asks, if the last question has its answer.
    ///
    /// @return for how many nanoseconds the thread has not answered; 0 when it has
    long look(long now) {
        if (waiting) return now - askedAt;
        askedAt = now;
        waiting = true;
        runner.execute(() -> {
            thread = Optional.of(Thread.currentThread());
            waiting = false;
        });
        return 0;
    }

    /// Which thread it is; nothing before its first answer.
    Optional<Thread> thread() {
        return thread;
    }
}
