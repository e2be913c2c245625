// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.xnio.XnioIoThread;

/// What the WebSockets of one IO thread share: the buffers, and being woken together.
final class SocketLoop {
    /// How much is read at a time. A heap buffer, because what is read is decoded from its array.
    static final int INPUT_BYTES = 64 * 1024;
    /// How much is written at a time: room for many small messages in one call.
    static final int OUTPUT_BYTES = 64 * 1024;
    private static final int TICKS_A_LIMIT = 4;
    private static final long MAX_TICK_MILLIS = 1000;
    private static final long OTHERS_TURN_MILLIS = 1;

    private final XnioIoThread thread;
    private final EntranceLimits limits;
    private final ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES);
    private final ByteBuffer output = ByteBuffer.allocateDirect(OUTPUT_BYTES);
    private final Set<LiveSocket> sockets = new HashSet<>();
    private final Set<LiveSocket> readingOn = new LinkedHashSet<>();
    private boolean roundComes;
    private final Queue<LiveSocket> dirty = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile int size;

    /// A loop for one IO thread.
    SocketLoop(XnioIoThread thread, EntranceLimits limits) {
        this.thread = thread;
        this.limits = limits;
        long tick = Math.clamp(shorter(limits.pingAfter(), limits.closeTime()).toMillis()
                / TICKS_A_LIMIT, 1, MAX_TICK_MILLIS);
        thread.executeAtInterval(this::tick, tick, TimeUnit.MILLISECONDS);
    }

    /// The limits of every socket here.
    EntranceLimits limits() {
        return limits;
    }

    /// True on the thread that this is about.
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /// Puts a connection on the list of those that want something, and wakes the thread unless
    /// somebody did so already. Any thread.
    void wake(LiveSocket socket) {
        dirty.add(socket);
        if (woken.compareAndSet(false, true)) executeOrDrop(this::serviceDirty);
    }

    private void serviceDirty() {
        woken.set(false);
        for (LiveSocket next = dirty.poll(); next != null; next = dirty.poll()) {
            next.service();
        }
    }

    /// A socket's connection has ended, on whatever thread that was seen.
    void ended(LiveSocket socket) {
        if (isCurrent()) {
            socket.end();
        } else {
            executeOrDrop(socket::end);
        }
    }

    private void executeOrDrop(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            // The thread has ended, and with it all connections.
        }
    }

    /// Lets a connection read on when the others have had their turn. XNIO does all that was asked
    /// of a thread before it looks for other connections: who had more to read, and asked at once,
    /// would keep all others waiting while its peer sends without a pause. The thread only.
    void readOnSoon(LiveSocket socket) {
        readingOn.add(socket);
        comeRound();
    }

    private void readOn() {
        List<LiveSocket> round = List.copyOf(readingOn);
        readingOn.clear();
        for (LiveSocket socket : round) socket.turn(true);
        // The next round counts from here: one that is due already would come before all others.
        roundComes = false;
        comeRound();
    }

    private void comeRound() {
        if (roundComes || readingOn.isEmpty()) return;
        try {
            thread.executeAfter(this::readOn, OTHERS_TURN_MILLIS, TimeUnit.MILLISECONDS);
            roundComes = true;
        } catch (RejectedExecutionException e) {
            // The thread ends, and with it all connections.
            readingOn.clear();
        }
    }

    /// Runs something on the thread, soon. Any thread.
    void execute(Runnable task) {
        thread.execute(task);
    }

    /// Calls for each open socket, on the thread, soon. Any thread.
    void forEach(Consumer<LiveSocket> action) {
        executeOrDrop(() -> all().forEach(action));
    }

    private List<LiveSocket> all() {
        return new ArrayList<>(sockets);
    }

    private void tick() {
        long now = System.nanoTime();
        all().forEach(socket -> socket.tick(now));
    }

    /// The thread only.
    void add(LiveSocket socket) {
        sockets.add(socket);
        size = sockets.size();
    }

    /// The thread only.
    void remove(LiveSocket socket) {
        sockets.remove(socket);
        size = sockets.size();
    }

    /// How many sockets there are. Any thread.
    int size() {
        return size;
    }

    /// The buffer to read into, empty. The thread only, until it returns to its loop.
    ByteBuffer input() {
        return input.clear();
    }

    /// The buffer to write from. The thread only, until it returns to its loop.
    ByteBuffer output() {
        return output;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
