// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// The work of a handshake that takes too long for a loop (signatures, certificates), done on other
/// threads, one piece of a connection at a time.
final class TlsTasks {
    private final SSLEngine engine;
    private final Executor threads;
    private final Runnable again;
    private volatile boolean running;

    /// @param again is run when a piece is done, on its thread
    TlsTasks(SSLEngine engine, Executor threads, Runnable again) {
        this.engine = engine;
        this.threads = threads;
        this.again = again;
    }

    /// Whether a piece is being worked on: then the engine must be left alone.
    boolean running() {
        return running;
    }

    /// Starts what the engine asks for. What goes wrong in it the engine says with its next step.
    ///
    /// @throws SSLException when the threads have ended
    void start() throws SSLException {
        Runnable first = engine.getDelegatedTask();
        if (first == null) return;
        running = true;
        try {
            threads.execute(() -> runAll(first));
        } catch (RejectedExecutionException e) {
            running = false;
            throw new SSLException("no more handshakes: this side is shutting down", e);
        }
    }

    private void runAll(Runnable first) {
        try {
            for (Runnable task = first; task != null; task = engine.getDelegatedTask()) task.run();
        } finally {
            running = false;
            again.run();
        }
    }
}
