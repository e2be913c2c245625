// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// The messages that wait to be sent to one member. Many threads put messages in, one owner takes
/// them out and sends them. Nobody ever waits here: a full outbox says no.
///
/// ```
///   committer --offer--+
///   room      --offer--+--> [ at most maxBytes ] --poll--> owner --> the member's connection
///   timer     --offer--+                |
///                                       +-- wake: "it is no longer empty"
/// ```
///
/// A message is shared by everybody who gets it: its bytes are never changed, and only a reference
/// is stored here.
public final class Outbox {
    /// Places for messages that an empty outbox keeps.
    private static final int KEPT_PLACES = 16;

    private final int maxBytes;
    private final Runnable wake;
    private Queue<byte[]> messages = new ArrayDeque<>(KEPT_PLACES);
    private int most;
    private int bytes;
    private boolean closed;

    /// An empty outbox.
    ///
    /// @param maxBytes how many bytes of messages may wait in it
    /// @param wake tells the owner that there is something to take, or that the outbox was closed.
    ///     It runs on the thread that called [#offer(byte[])] or [#close()], so it must be quick
    ///     and never wait
    /// @throws IllegalArgumentException when the limit is not positive
    public Outbox(int maxBytes, Runnable wake) {
        if (maxBytes < 1) throw new IllegalArgumentException("no room for a message: " + maxBytes);
        this.maxBytes = maxBytes;
        this.wake = wake;
    }

    /// Puts a message behind the others, if there is room for it. Any thread; never waits. Wakes the
    /// owner only when the outbox was empty: whoever drains it takes everything anyway.
    ///
    /// @param message the encoded message; from now on nobody may change it
    /// @return false when it would be more than the limit, or the outbox is closed. The message
    ///     was not taken then
    public boolean offer(byte[] message) {
        // task 4.2: put it in if the limit allows, count its bytes, wake the owner if it was empty
        boolean first;
        synchronized (this) {
            if (closed || message.length > maxBytes - bytes) return false;
            first = messages.isEmpty();
            messages.add(message);
            bytes += message.length;
            most = Math.max(most, messages.size());
        }
        if (first) wake.run();
        return true;
        // end 4.2
    }

    /// Takes the oldest message out. The owner calls it until nothing is left: only a message that
    /// comes into an empty outbox wakes it again.
    ///
    /// @return the message, or nothing when the outbox is empty
    public synchronized Optional<byte[]> poll() {
        // task 4.2: take the oldest message, and count its bytes no longer
        byte[] message = messages.poll();
        if (message == null) return Optional.empty();
        bytes -= message.length;
        if (messages.isEmpty()) shrink();
        return Optional.of(message);
        // end 4.2
    }

    /// How many bytes of messages wait here. Any thread.
    public synchronized int bytes() {
        return bytes;
    }

    /// Takes no more messages. What waits here can still be taken out. Any thread; wakes the owner,
    /// so that it learns of the end.
    public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
        }
        wake.run();
    }

    /// Whether [#close()] was called. An outbox that is closed and empty stays empty.
    public synchronized boolean closed() {
        return closed;
    }

    /// Lets the room go that a burst needed: ten thousand idle members would keep it for ever.
    private void shrink() {
        if (most > KEPT_PLACES) messages = new ArrayDeque<>(KEPT_PLACES);
        most = 0;
    }
}
