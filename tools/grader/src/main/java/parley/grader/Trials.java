// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The tests of one attempt: first the quick ones, then the slow ones, one at a time.
///
/// Where somebody waits for one verdict it tries them at the same time first, in several JVMs, and
/// as soon as one fails it goes on one at a time, beginning with that one. So waiting together
/// saves time as long as all is well, and never makes a test fail. Where one JVM is enough there
/// is nothing to try.
final class Trials {
    private final Engine engine;
    private final Trial.Setting quick;
    private final Trial.Setting slow;
    private final Trial.Setting modest;
    private final Consumer<TestResult> finished;
    private final Durations durations;
    private final Set<TestPlan> done = new HashSet<>();

    /// @param setting without JVMs and without anybody who hears of results
    Trials(Engine engine, Lab lab, Trial.Setting setting, Consumer<TestResult> finished) {
        this.engine = engine;
        this.finished = finished;
        this.durations = engine.durations(lab);
        var selection = setting.selection();
        this.quick = setting.with(() -> engine.jvm(lab, selection, false), this::finish);
        this.slow = setting.with(() -> engine.jvm(lab, selection, true), this::finish);
        this.modest = setting.with(() -> engine.modestJvm(lab), _ -> { }).stoppingEarly();
    }

    /// Runs until each has its result, or the selection says that it is enough.
    ///
    /// @return the first end of a JVM that nobody had planned
    Optional<Ending> run(List<TestPlan> quickTests, List<TestPlan> slowTests) {
        int cut = durations.cut(quickTests);
        boolean apart = cut < quickTests.size() || !quickTests.isEmpty() && !slowTests.isEmpty();
        if (apart && engine.runsTogether(quick.selection()))
            together(quickTests, cut, slowTests);
        var one = new Trial(quick, left(quickTests));
        one.run();
        if (one.stopped()) return one.ending();
        var other = new Trial(slow, left(slowTests));
        other.run();
        return one.ending().or(other::ending);
    }

    private void together(List<TestPlan> quickTests, int cut, List<TestPlan> slowTests) {
        var unheard = quick.with(quick.jvms(), _ -> { }).stoppingEarly();
        try (var late = new Beside("slow tests", modest, slowTests);
                var second = new Beside("second part of the tests", unheard,
                        quickTests.subList(cut, quickTests.size()))) {
            var results = new ArrayList<>(
                    new Trial(unheard, quickTests.subList(0, cut)).run().values());
            results.addAll(second.results());
            results.stream().filter(Trials::passed).forEach(this::finish);
            if (!left(quickTests).isEmpty()) return;
            durations.remember(results);
            long since = System.nanoTime();
            late.results().stream().filter(result -> passed(result) || wasAlone(result, since))
                    .forEach(this::finish);
        }
    }

    private static boolean passed(TestResult result) {
        return result.status() == Status.PASSED;
    }

    /// Whether it has run to its end, for the most part when nothing else ran any more.
    private static boolean wasAlone(TestResult result, long since) {
        long alone = Duration.ofNanos(System.nanoTime() - since).toMillis();
        return result.millis() > 0 && 2 * alone > result.millis();
    }

    private List<TestPlan> left(List<TestPlan> tests) {
        return tests.stream().filter(test -> !done.contains(test)).toList();
    }

    private void finish(TestResult result) {
        done.add(result.test());
        finished.accept(result);
    }
}
