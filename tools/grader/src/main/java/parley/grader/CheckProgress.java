// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// Shows how far the author's check is: a line for each piece, with what it found. Any thread.
final class CheckProgress {
    private static final double NANOS = 1e9;
    private static final int NAME_WIDTH = 58;

    private final PrintWriter out;
    private int done;
    private int planned;

    CheckProgress(PrintWriter out) {
        this.out = out;
    }

    /// So many pieces more are to come.
    synchronized void plan(int more) {
        planned += more;
    }

    /// A piece is done.
    synchronized void done(String name, List<Finding> findings, long nanos) {
        done++;
        String verdict = findings.isEmpty() ? "ok"
                : findings.size() == 1 ? "1 problem" : findings.size() + " problems";
        String shown = name.length() <= NAME_WIDTH ? name
                : name.substring(0, NAME_WIDTH - 3) + "...";
        out.printf(Locale.ROOT, "[%3d/%d] %-" + NAME_WIDTH + "s %5.1f s  %s%n",
                done, planned, shown, nanos / NANOS, verdict);
        out.flush();
    }

    /// How many pieces are done.
    synchronized int done() {
        return done;
    }
}
