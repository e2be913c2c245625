// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Test JVMs that were started ahead and wait for their job, a few for each lab. Any thread.
final class Spares implements AutoCloseable {
    /// After so many rounds a waiting JVM is as fast as it will be; they take a third of a second.
    private static final String REHEARSALS = "-Dparley.rehearsals=8";
    /// Slow tests lose nothing by a slower start, and others want the processor meanwhile.
    private static final String NO_REHEARSAL = "-Dparley.rehearsals=0";

    private final int keep;
    private final boolean patient;
    private final AotCache cache;
    private final boolean limited;
    private final Map<Lab, Deque<TestJvm>> waiting = new HashMap<>();
    private final Map<Lab, TestJvm> modest = new HashMap<>();

    /// @param keep how many wait for each lab once it was graded
    /// @param patient whether they wait so long that it pays to make them faster meanwhile
    /// @param limited whether they get no more than their lab needs
    Spares(int keep, boolean patient, boolean limited, AotCache cache) {
        this.keep = keep;
        this.patient = patient;
        this.limited = limited;
        this.cache = cache;
    }

    /// A JVM that waits for its job: one that was started ahead, or a new one.
    synchronized TestJvm take(Lab lab) {
        var spares = waiting.getOrDefault(lab, new ArrayDeque<>());
        while (!spares.isEmpty()) {
            var spare = spares.poll();
            if (spare.isAlive()) return spare;
            spare.close();
        }
        return quick(lab);
    }

    /// Starts as many as shall wait for this lab, and at least `atLeast`.
    synchronized void fill(Lab lab, int atLeast) {
        var spares = waiting.computeIfAbsent(lab, any -> new ArrayDeque<>());
        while (spares.size() < Math.max(keep, atLeast)) spares.add(quick(lab));
    }

    /// A JVM that starts fast.
    private TestJvm quick(Lab lab) {
        var options = new ArrayList<>(cache.options());
        if (patient) options.add(REHEARSALS);
        return start(lab, options, false);
    }

    /// A JVM for tests that take long, never one that waited.
    TestJvm strong(Lab lab) {
        return strong(lab, false);
    }

    /// One that stands back behind other JVMs: the one that was started ahead, or a new one.
    synchronized TestJvm modest(Lab lab) {
        prepareModest(lab);
        return modest.remove(lab);
    }

    /// Starts the next one for [#modest] ahead.
    synchronized void prepareModest(Lab lab) {
        modest.computeIfAbsent(lab, any -> strong(lab, true));
    }

    private TestJvm strong(Lab lab, boolean modest) {
        var options = new ArrayList<>(JvmCommand.BEST_COMPILER);
        options.addAll(cache.optionsForBestCompiler());
        options.add(NO_REHEARSAL);
        return start(lab, options, modest);
    }

    private TestJvm start(Lab lab, List<String> options, boolean modest) {
        try {
            return new TestJvm(new JvmCommand(LabNeeds.of(lab), limited, modest)
                    .start(lab.folder(), options, List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException("The test JVM does not start", e);
        }
    }

    @Override
    public synchronized void close() {
        waiting.values().forEach(spares -> spares.forEach(TestJvm::close));
        waiting.clear();
        modest.values().forEach(TestJvm::close);
        modest.clear();
    }
}
