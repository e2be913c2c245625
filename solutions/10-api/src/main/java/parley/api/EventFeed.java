// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A live connection for long polls and server-sent events: the same session as a WebSocket's,
/// read by one thread that may wait (a virtual one). It only receives; the other direction is
/// REST.
public final class EventFeed implements LiveConnection, AutoCloseable {
    private final Semaphore wakes = new Semaphore(0);
    private final LiveSession session;
    private volatile boolean closed;
    // The reader's thread only.
    private boolean ended;

    private EventFeed(Live live) {
        session = live.open(this, Optional.empty());
    }

    /// Joins.
    ///
    /// @param token of the session; it is looked up again when the feed stands
    /// @param cursors by conversation, the newest entry the client has
    /// @throws ApiException when it is refused
    static EventFeed open(Live live, String token, Map<String, Long> cursors) {
        if (cursors.size() > Limit.CURSORS.number())
            throw ApiException.bad("At most " + Limit.CURSORS.number() + " cursors.");
        cursors.forEach((conversation, seq) -> {
            Rules.id("conversation", conversation);
            if (seq < 0) throw ApiException.bad("A cursor is the number of an entry, or 0.");
        });
        EventFeed feed = new EventFeed(live);
        try {
            live.readers().call(() -> live.join(
                    feed.session, () -> live.parts().tokens().identity(token), cursors, false));
            return feed;
        } catch (ApiException e) {
            feed.close();
            throw e;
        }
    }

    /// Waits for the next event: one of the server's messages of [Protocol] as JSON in UTF-8.
    ///
    /// @return empty when the time is over, or when the feed has ended
    /// @throws InterruptedException when the thread is interrupted
    public Optional<byte[]> next(Duration wait) throws InterruptedException {
        session.pong();
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            // Looked at first: what was said before the end is then there to be taken.
            boolean last = closed;
            Optional<byte[]> event = session.next();
            if (event.isPresent()) return event;
            ended = last;
            long left = end - System.nanoTime();
            if (last || left <= 0) return event;
            if (wakes.tryAcquire(left, TimeUnit.NANOSECONDS)) wakes.drainPermits();
        }
    }

    /// Whether the server has ended the feed, and everything was taken. The reader's thread.
    public boolean ended() {
        return ended;
    }

    @Override
    public void wake() {
        wakes.release();
    }

    @Override
    public void pauseReading() {}

    @Override
    public void resumeReading() {}

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
        closed = true;
        wakes.release();
    }

    /// Leaves.
    @Override
    public void close() {
        closed = true;
        session.closed();
    }
}
