// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;

/// What happened in a stretch of time: on the clock, and on the server's processor time.
///
/// @param seconds on the clock
/// @param cpuSeconds of the server's process
record Window(double seconds, double cpuSeconds) {
    /// Where a stretch begins.
    record Start(long nanos, double cpuSeconds) {
        static Start now(ProcessCost server) throws IOException {
            return new Start(System.nanoTime(), server.cpuSeconds());
        }

        Window end(ProcessCost server) throws IOException {
            return new Window((System.nanoTime() - nanos) / 1e9, server.cpuSeconds() - cpuSeconds);
        }
    }

    double perSecond(long things) {
        return things / seconds;
    }

    double perCpuSecond(long things) {
        return things / Math.max(0.01, cpuSeconds);
    }
}
