// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The texts that a client has got and nobody has received yet. One thread adds; any thread
/// receives.
final class ReceivedTexts {
    private static final long LOOK_MILLIS = 100;
    /// Stands behind the last text and wakes who waits.
    private static final Optional<String> END = Optional.empty();

    private final BlockingQueue<Optional<String>> queue;
    private volatile boolean ended;
    private volatile boolean unwanted;

    ReceivedTexts(int most) {
        queue = new LinkedBlockingQueue<>(most);
    }

    /// Adds a text, and waits while there are too many.
    void add(String text) {
        try {
            boolean added = queue.offer(Optional.of(text));
            while (!added && !unwanted)
                added = queue.offer(Optional.of(text), LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// From now on, texts that find no room are dropped. Any thread.
    void unwanted() {
        unwanted = true;
    }

    /// No more texts come. Does not wait.
    void end() {
        ended = true;
        queue.offer(END);
    }

    /// Waits for the next text.
    ///
    /// @return nothing when none came within the limit, or all have been received
    Optional<String> next(Duration limit) throws InterruptedException {
        Optional<String> next =
                queue.poll(ended ? 0 : limit.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null && ended) next = queue.poll();
        if (next == null) return Optional.empty();
        if (next.isEmpty()) queue.offer(END);
        return next;
    }

    /// Whether no more texts come and all have been received.
    boolean over() {
        return ended && END.equals(Optional.ofNullable(queue.peek()).orElse(END));
    }
}
