// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Sends what an outbox holds to one member, on a virtual thread of its own: that thread may wait
/// for a slow peer as long as it likes.
final class OutboxWriter {
    private final Semaphore signal = new Semaphore(0);
    private final Outbox outbox;

    /// A writer with an outbox of its own.
    OutboxWriter(int maxBytes) {
        outbox = new Outbox(maxBytes, signal::release);
    }

    Outbox outbox() {
        return outbox;
    }

    /// Sends until the outbox is closed and empty. What waits together leaves together.
    ///
    /// @param out buffered; whoever opened it closes it
    /// @throws IOException when the member's connection breaks
    /// @throws InterruptedException when somebody wants this thread to end
    void writeTo(OutputStream out) throws IOException, InterruptedException {
        // task 4.5: wait for the signal, write all there is, flush once; until closed and empty
        boolean last = false;
        while (!last) {
            signal.acquire();
            // Asked first: what came before the end is still in the outbox.
            last = outbox.closed();
            for (Optional<byte[]> m = outbox.poll(); m.isPresent(); m = outbox.poll())
                out.write(m.get());
            out.flush();
        }
        // end 4.5
    }
}
