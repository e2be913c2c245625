// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xnio.XnioIoThread;

/// Looks for threads that hang in something: those of the entrances, which serve everybody and so
/// never wait, and calls into parts that have to come back. Says so once for each time it happens.
/// A thread of its own.
final class StallWatch implements AutoCloseable {
    /// How long a thread or a call may take.
    static final Duration LIMIT = Duration.ofSeconds(2);
    private static final long PERIOD_MILLIS = 500;

    private final List<Probe> probes;
    private final Collection<PartCall> calls;
    private final Consumer<Thread> stalled;
    private final Set<Object> told = new HashSet<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param probes of the entrances' threads
    /// @param calls that are going on, changed by any thread
    /// @param stalled is told which thread hangs
    StallWatch(List<Probe> probes, Collection<PartCall> calls, Consumer<Thread> stalled) {
        this.probes = List.copyOf(probes);
        this.calls = calls;
        this.stalled = stalled;
    }

    /// Watches a messenger that runs.
    static StallWatch start(Program program, Consumer<Thread> stalled) {
        var probes = new ArrayList<Probe>();
        program.framedEntrance().map(FramedEntrance::probe).ifPresent(probes::add);
        for (var thread : Thread.getAllStackTraces().keySet())
            if (thread instanceof XnioIoThread io) probes.add(new Probe(io::execute));
        var watch = new StallWatch(probes, program.work().calls(), stalled);
        // Before anybody comes in, each of them answers, and so says which thread it is.
        watch.look(System.nanoTime());
        Thread.ofPlatform().daemon().name("stall-watch").start(watch::run);
        return watch;
    }

    private void run() {
        try {
            while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) look(System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Looks at all of them once.
    ///
    /// @param now in nanoseconds, of the clock by which the calls began
    void look(long now) {
        for (var probe : probes) {
            boolean hangs = probe.look(now) >= LIMIT.toNanos();
            if (!hangs) told.remove(probe);
            else if (told.add(probe)) probe.thread().ifPresent(stalled);
        }
        told.removeIf(one -> one instanceof PartCall call && !calls.contains(call));
        for (var call : calls)
            if (now - call.since() >= LIMIT.toNanos() && told.add(call)) stalled.accept(call.thread());
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
