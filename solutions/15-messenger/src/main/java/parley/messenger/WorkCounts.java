// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.concurrent.atomic.LongAdder;

/// Counts the work that the parts do, where they are wired together. Any thread.
final class WorkCounts {
    private final LongAdder frames = new LongAdder();
    private final LongAdder framedConnections = new LongAdder();
    private final LongAdder clientFrames = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder adminRequests = new LongAdder();

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
