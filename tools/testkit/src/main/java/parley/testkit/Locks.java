// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.List;
import java.util.Optional;

/// Who waits for a monitor that whom holds.
final class Locks {
    private final List<ThreadSeen> threads;

    /// Two threads that wait for each other.
    record Circle(ThreadSeen first, ThreadSeen second) {
        String sentence() {
            return "a deadlock: " + first.called() + at(first) + ", and " + second.called()
                + at(second)
                + ", each hold the lock that the other waits for";
        }

        private static String at(ThreadSeen thread) {
            return thread.where().map(source -> " at " + source.shortName()).orElse("");
        }
    }

    Locks(List<ThreadSeen> threads) {
        this.threads = threads;
    }

    /// The thread that holds what this one waits for.
    Optional<ThreadSeen> holderOf(ThreadSeen waiting) {
        return waiting.wanted().flatMap(lock -> threads.stream()
            .filter(other -> other.id() != waiting.id() && other.held().contains(lock))
                .findFirst());
    }

    /// A deadlock of two, if there is one.
    Optional<Circle> circle() {
        return threads.stream().flatMap(first -> holderOf(first).stream()
            .filter(second -> holderOf(second).filter(back -> back.id() == first.id()).isPresent())
            .map(second -> new Circle(first, second))).findFirst();
    }
}
