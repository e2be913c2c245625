// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A platform thread that plays a script on one connection and keeps what went wrong.
final class ScriptThread {
    private static final Duration POLL = Duration.ofMillis(2);

    private final Thread thread;
    private final Conn conn;
    private final RoguePeer.Script script;
    private final BooleanSupplier testIsOver;
    private volatile Optional<Throwable> failure = Optional.empty();

    ScriptThread(Conn conn, RoguePeer.Script script, BooleanSupplier testIsOver) {
        this.conn = conn;
        this.script = script;
        this.testIsOver = testIsOver;
        this.thread = Thread.ofPlatform().daemon().name("testkit-" + conn.name())
            .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            script.play(conn);
        } catch (Throwable thrown) {
            failure = Optional.of(thrown);
            if (!testIsOver.getAsBoolean()) TestRun.current().ifPresent(run -> run.end(thrown));
        } finally {
            // Only now: the code under test may go on when it sees the end, and the test with it.
            conn.scriptEnded();
        }
    }

    /// Whether it has ended or waits for the code under test. Whoever asks for itself is not waited
    /// for.
    boolean quiet() {
        return !thread.isAlive() || conn.incoming().waiting() || Thread.currentThread() == thread;
    }

    /// Waits until the script has ended. Each of its operations has a limit of its own; when the
    /// test has failed already, nobody waits for what still is to come.
    void awaitEnd(BooleanSupplier testHasFailed) {
        long until = System.nanoTime() + Conn.LIMIT.toNanos();
        try {
            while (!thread.join(POLL)) {
                boolean late = System.nanoTime() > until || conn.incoming().waiting();
                if (testHasFailed.getAsBoolean() && late) return;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void throwFailure() {
        failure.ifPresent(thrown -> {
            if (thrown instanceof Error error) throw error;
            throw new IllegalStateException(thrown);
        });
    }
}
