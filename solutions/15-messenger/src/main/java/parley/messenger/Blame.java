// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.PrintStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says whose part it was in which something went wrong, and how to do without it. Any thread.
final class Blame {
    private static final Logger LOG = LoggerFactory.getLogger(Blame.class);

    private final Parts parts;
    private final PrintStream err;

    /// @param err where people are told
    Blame(Parts parts, PrintStream err) {
        this.parts = parts;
        this.err = err;
    }

    /// A thread has ended by an error.
    void crashed(Thread thread, Throwable thrown) {
        LOG.error("thread " + thread.getName() + " has ended by an error", thrown);
        for (var cause = Optional.of(thrown); cause.isPresent();
                cause = cause.map(Throwable::getCause)) {
            var guilty = parts.guilty(cause.get().getStackTrace());
            if (guilty.isEmpty()) continue;
            say(guilty.get().part(), "failed: " + thrown);
            return;
        }
    }

    /// A thread has not come back for [StallWatch#LIMIT].
    void stalled(Thread thread) {
        var where = new Stall(thread);
        where.setStackTrace(thread.getStackTrace());
        LOG.warn("thread " + thread.getName() + " hangs", where);
        parts.guilty(where.getStackTrace()).ifPresent(guilty -> say(guilty.part(), "has not come "
                + "back for " + StallWatch.LIMIT.toSeconds() + " s. It is in\n  "
                + guilty.frame()));
    }

    private void say(Parts.Part part, String what) {
        err.println("Your part of chapter " + part.chapter() + " (" + part.name() + ") " + what
                + "\nThe log has the rest. Without it: ./course messenger --mine --without "
                + part.chapter());
        err.flush();
    }

    /// Where a thread hangs, for the log.
    private static final class Stall extends Exception {
        private static final long serialVersionUID = 1;

        Stall(Thread thread) {
            super("where " + thread.getName() + " is now");
        }
    }
}
