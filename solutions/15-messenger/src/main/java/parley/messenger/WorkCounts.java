// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts the work that the parts do, where they are wired together, and knows which calls into
/// them are going on. Any thread.
final class WorkCounts {
    private final LongAdder frames = new LongAdder();
    private final LongAdder framedConnections = new LongAdder();
    private final LongAdder clientFrames = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder adminRequests = new LongAdder();

    private final Set<PartCall> calls = ConcurrentHashMap.newKeySet();

    void frame() {
        frames.increment();
    }

    void connection() {
        framedConnections.increment();
    }

    /// A frame that a client in this process sent or received.
    void clientFrame() {
        clientFrames.increment();
    }

    void request() {
        requests.increment();
    }

    void adminRequest() {
        adminRequests.increment();
    }

    /// Begins a call into a part, which has to come back soon.
    ///
    /// @return to be closed when it has
    PartCall call() {
        var call = new PartCall(Thread.currentThread(), System.nanoTime(), calls);
        calls.add(call);
        return call;
    }

    /// The calls that are going on now.
    Collection<PartCall> calls() {
        return calls;
    }

    long frames() {
        return frames.sum();
    }

    long framedConnections() {
        return framedConnections.sum();
    }

    long clientFrames() {
        return clientFrames.sum();
    }

    long requests() {
        return requests.sum();
    }

    long adminRequests() {
        return adminRequests.sum();
    }
}
