// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;

/// Calls whose failure is written down and goes no further.
final class Quietly {
    static final System.Logger LOG = System.getLogger("parley.eventloop");

    private Quietly() {}

    /// Tells a handler that it is over.
    static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            // Anything: a mistake in one handler must not end the loop that all others live on.
            LOG.log(Level.WARNING, "a handler failed at its end", e);
        }
    }

    /// Closes what is given up anyway.
    static void close(Closeable closed) {
        try {
            closed.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "did not close well", e);
        }
    }
}
