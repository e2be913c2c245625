// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.concurrent.atomic.LongAdder;

/// What has happened since the start. Any thread.
public final class Counts {
    private final LongAdder stored = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder overflows = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final LongAdder committerFaults = new LongAdder();

    Counts() {}

    void stored() {
        stored.increment();
    }

    void delivered(int receivers) {
        delivered.add(receivers);
    }

    void refused() {
        refused.increment();
    }

    void overflowed() {
        overflows.increment();
    }

    void faulty() {
        faults.increment();
    }

    void committerFaulty() {
        committerFaults.increment();
    }

    /// Entries that became durable.
    public long entriesStored() {
        return stored.sum();
    }

    /// Entries put into an outbox of a connected device.
    public long entriesDelivered() {
        return delivered.sum();
    }

    /// Sends refused over live connections.
    public long sendsRefused() {
        return refused.sum();
    }

    /// How often a slow reader was sent back to the store.
    public long outboxOverflows() {
        return overflows.sum();
    }

    /// Messages of clients that were not understood.
    public long faultyMessages() {
        return faults.sum();
    }

    /// Faults of this program in the committer, each of which refused what was waiting.
    public long committerFaults() {
        return committerFaults.sum();
    }
}
