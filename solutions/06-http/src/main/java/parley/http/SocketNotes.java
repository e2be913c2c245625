// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// What the program sees of a WebSocket: any thread may call, and each call only leaves a note for
/// the IO thread and wakes it.
final class SocketNotes implements SocketConnection {
    private final LiveSocket socket;
    private final SocketLoop loop;
    private final InetSocketAddress peer;
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final AtomicReference<Optional<ClosePayload>> closeWanted =
            new AtomicReference<>(Optional.empty());
    private volatile boolean paused;
    private volatile boolean pingWanted;

    SocketNotes(LiveSocket socket, SocketLoop loop, InetSocketAddress peer) {
        this.socket = socket;
        this.loop = loop;
        this.peer = peer;
    }

    @Override
    public void wake() {
        // In the middle of a turn nothing is needed: it ends with writing all there is.
        if (loop.isCurrent() && socket.isBusy()) return;
        if (dirty.compareAndSet(false, true)) loop.wake(socket);
    }

    @Override
    public void pauseReading() {
        paused = true;
        wake();
    }

    @Override
    public void resumeReading() {
        paused = false;
        wake();
    }

    @Override
    public void close(int code, String reason) {
        if (!CloseCode.maySend(code))
            throw new IllegalArgumentException("may not be sent: " + code);
        Optional<ClosePayload> wanted = Optional.of(new ClosePayload(code, reason));
        if (closeWanted.getAndUpdate(before -> before.or(() -> wanted)).isEmpty()) wake();
    }

    @Override
    public void ping() {
        pingWanted = true;
        wake();
    }

    @Override
    public boolean open() {
        return socket.isOpen() && closeWanted.get().isEmpty();
    }

    @Override
    public InetSocketAddress peer() {
        return peer;
    }

    /// True while nothing shall be read. The IO thread.
    boolean isPaused() {
        return paused;
    }

    /// From now on, a wake wakes again. The IO thread, before it looks at anything else.
    void beginService() {
        dirty.set(false);
    }

    /// True once for each wanted ping. The IO thread.
    boolean takePing() {
        boolean wanted = pingWanted;
        if (wanted) pingWanted = false;
        return wanted;
    }

    /// How to close, when somebody wants that. The IO thread.
    Optional<ClosePayload> closeWanted() {
        return closeWanted.get();
    }

    /// True when there is a note that the last turn did not see. The IO thread.
    boolean isNoteLeft() {
        return pingWanted || socket.isOpen() && closeWanted.get().isPresent();
    }
}
