// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// One connection of an event loop: what the selector, the handler and other threads want of it
/// comes in here, and what goes wrong stays in here. Loop thread only, but for what [Connection]
/// says otherwise.
final class LoopConnection implements Connection, Ready {
    private final EventLoop loop;
    private final SelectionKey key;
    private final InetSocketAddress peer;
    private final boolean ours;
    private final Lifecycle life;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Runnable whenWoken = this::comeRound;
    private final List<Timer> timers = new ArrayList<>(2);
    private volatile boolean paused;
    private int interest;

    LoopConnection(EventLoop loop, SocketChannel channel, ConnectionHandler handler,
            TransportFactory transports, boolean ours) throws IOException {
        this.loop = loop;
        this.ours = ours;
        this.peer = (InetSocketAddress) channel.getRemoteAddress();
        this.key = channel.register(loop.selector(), interest, this);
        this.life = new Lifecycle(loop, this, handler, transports.over(channel, this::wake));
    }

    void begin() {
        guarded(life::begin);
    }

    @Override
    public void ready(SelectionKey ready) {
        boolean writable = ready.isWritable();
        if (ready.isReadable()) guarded(life::read);
        if (writable) guarded(life::flush);
    }

    private void comeRound() {
        woken.set(false);
        if (life.buffered()) guarded(life::read);
        guarded(life::flush);
    }

    void stop() {
        guarded(life::stop);
    }

    /// It is over.
    void finish(Optional<IOException> why) {
        if (life.closed()) return;
        key.cancel();
        timers.forEach(Timer::cancel);
        loop.remove(this);
        life.over(why, ours);
    }

    boolean ours() {
        return ours;
    }

    boolean paused() {
        return paused;
    }

    private interface Step {
        void run() throws IOException;
    }

    /// Does a step of this connection. Whatever goes wrong in it ends this connection and no other.
    private void guarded(Step step) {
        if (life.closed()) return;
        try {
            step.run();
            if (!life.closed()) updateInterest();
        } catch (IOException e) {
            finish(Optional.of(e));
        } catch (RuntimeException e) {
            // Anything: a mistake in one handler must not end the loop that all others live on.
            Quietly.LOG.log(Level.WARNING, "a connection's handler failed", e);
            finish(Optional.of(new IOException("the handler failed", e)));
        }
    }

    private void updateInterest() {
        int wanted = Interest.of(life.reading(), life.unsent());
        if (wanted != interest) key.interestOps(wanted);
        interest = wanted;
    }

    @Override
    public void wake() {
        if (!woken.get() && woken.compareAndSet(false, true)) loop.execute(whenWoken);
    }

    @Override
    public void write(ByteBuffer bytes) {
        if (life.write(bytes)) wake();
        else abort();
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
    public void close() {
        loop.execute(() -> guarded(life::close));
    }

    @Override
    public void abort() {
        loop.execute(() -> finish(Optional.of(new IOException("broken off by this side"))));
    }

    @Override
    public InetSocketAddress peer() {
        return peer;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        timers.removeIf(timer -> !timer.waiting());
        Timer timer = loop.timers().schedule(delay, () -> guarded(task::run));
        timers.add(timer);
        return timer;
    }
}
