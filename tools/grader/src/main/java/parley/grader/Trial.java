// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.grader.TestJvm.Event;
import parley.runner.Job;
import parley.runner.Report;

/// Runs tests one after the other. When a JVM ends in the middle, the test that was running is
/// charged and the others go on in a fresh one. A test that may have suffered from an earlier one
/// gets a second try, at the front of a fresh JVM.
final class Trial {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration BACKSTOP = Duration.ofSeconds(5);
    private static final Duration DEBUG_PATIENCE = Duration.ofDays(1);
    /// Before, the test itself, after: each has the limit.
    private static final int PARTS_OF_A_TEST = 3;
    private static final int MAX_BARREN_JVMS = 2;

    private final Setting setting;
    private final Deque<TestPlan> left;
    private final Map<TestPlan, TestResult> results = new LinkedHashMap<>();
    private Optional<Ending> ending = Optional.empty();
    private boolean stopped;

    /// What a trial works with.
    ///
    /// @param jvms where each next JVM comes from
    /// @param tests class files of the graded tests
    /// @param submission class files of the student
    /// @param transcripts the folder where failed tests leave their transcripts; empty: nowhere
    /// @param finished hears of each result at once
    record Setting(Supplier<TestJvm> jvms, Map<String, byte[]> tests,
            Map<String, byte[]> submission, LabPath path, LabNeeds needs, Selection selection,
            String transcripts, Consumer<TestResult> finished) {
        /// The same with other JVMs and another one who hears.
        Setting with(Supplier<TestJvm> jvms, Consumer<TestResult> finished) {
            return new Setting(jvms, tests, submission, path, needs, selection, transcripts,
                    finished);
        }

        /// The same, ending at the first failed test.
        Setting stoppingEarly() {
            return new Setting(jvms, tests, submission, path, needs, selection.stoppingEarly(),
                    transcripts, finished);
        }
    }

    Trial(Setting setting, List<TestPlan> tests) {
        this.setting = setting;
        this.left = new ArrayDeque<>(tests);
    }

    /// Runs until no test is left.
    ///
    /// @throws CancellationException when the thread is interrupted
    Map<TestPlan, TestResult> run() {
        int barren = 0;
        while (!left.isEmpty() && !stopped && barren < MAX_BARREN_JVMS) {
            int before = results.size();
            try (var jvm = setting.jvms().get()) {
                jvm.send(job(jvm));
                follow(jvm);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("the run was interrupted");
            }
            barren = results.size() == before ? barren + 1 : 0;
        }
        return results;
    }

    /// The first end of a JVM that nobody had planned. A test that ran out of time is a failed test
    /// and no more, unless the run had to be given up for it.
    Optional<Ending> ending() {
        boolean givenUp = !left.isEmpty() && !stopped;
        return ending.filter(end -> givenUp || end.verdict() != Verdict.TIMED_OUT);
    }

    /// Whether a failed test was enough.
    boolean stopped() {
        return stopped;
    }

    private Job job(TestJvm jvm) {
        return new Job(jvm.key(), setting.selection().limitScale(), setting.transcripts(),
                setting.tests(),
                setting.submission(), setting.path().libraries().stream()
                        .map(path -> path.toAbsolutePath().toString()).toList(),
                left.stream().map(test -> new Job.Case(test.type(), test.method())).toList());
    }

    private void follow(TestJvm jvm) throws InterruptedException {
        var running = Optional.<TestPlan>empty();
        int before = results.size();
        while (true) {
            var event = jvm.next(patience(running));
            if (!(event instanceof Event.Told(var report))) {
                ended(Ending.of(event, jvm, setting.needs()), running, results.size() == before);
                return;
            }
            switch (report.kind()) {
                case START -> running = Optional.of(left.element());
                case ROW -> { }
                case FINISH -> running = Optional.empty();
                case END -> {
                    return;
                }
            }
            if (report.kind() == Report.Kind.FINISH && !finish(report)) return;
        }
    }

    private Duration patience(Optional<TestPlan> running) {
        if (setting.selection().debug()) return DEBUG_PATIENCE;
        return running.map(test -> Duration.ofMillis((long) (1000 * test.limitSeconds()
                * PARTS_OF_A_TEST * setting.selection().limitScale())).plus(BACKSTOP))
                .orElse(START_PATIENCE);
    }

    /// Whether the JVM is fit for the next test, and there shall be one.
    private boolean finish(Report report) {
        var test = left.remove();
        switch (report.outcome()) {
            case STARTED -> throw new IllegalStateException("a test finished that had no end");
            case PASSED -> keep(test, Status.PASSED, report.message(), report);
            case FAILED, TIMED_OUT -> keep(test, Status.FAILED, report.message(), report);
            case NOT_STARTED -> keep(test, Status.NOT_STARTED, report.message(), report);
            case OUT_OF_MEMORY -> keep(test, Status.FAILED,
                    Ending.outOfMemory(setting.needs()).sentence(), report);
        }
        stopped |= setting.selection().stopEarly() && report.outcome() != Report.Outcome.PASSED;
        return !stopped && !report.outcome().spoils();
    }

    private void ended(Ending end, Optional<TestPlan> running, boolean fresh) {
        note(end);
        if (running.isEmpty() || !fresh) return;
        left.remove();
        keep(new TestResult(running.get(), Status.FAILED, 0, end.sentence(), "", 0));
        stopped |= setting.selection().stopEarly();
    }

    private void note(Ending end) {
        boolean none = ending.filter(e -> e.verdict() != Verdict.TIMED_OUT).isEmpty();
        if (none) ending = Optional.of(end);
    }

    private void keep(TestPlan test, Status status, String message, Report report) {
        keep(new TestResult(test, status, status == Status.PASSED ? test.points() : 0, message,
                report.output(), report.millis()));
    }

    private void keep(TestResult result) {
        results.put(result.test(), result);
        setting.finished().accept(result);
    }
}
