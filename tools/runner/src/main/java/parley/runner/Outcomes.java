// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.util.Optional;
import java.util.function.Consumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Collects how the rows of one test ended. It has passed when at least one ran and all passed.
final class Outcomes implements TestExecutionListener {
    private final Runnable rowStarts;
    private final Consumer<Failure> rowFailed;
    private int passed;
    private boolean spoiled;
    private Optional<Failure> failure = Optional.empty();

    /// @param rowStarts called when a row begins
    /// @param rowFailed called for the first row that fails, before the others go on
    Outcomes(Runnable rowStarts, Consumer<Failure> rowFailed) {
        this.rowStarts = rowStarts;
        this.rowFailed = rowFailed;
    }

    /// How the test ended as a whole.
    Failure result() {
        if (passed > 0 && !spoiled) return Failure.NONE;
        return failure.orElse(Failure.SKIPPED);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) rowStarts.run();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        spoiled = true;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            if (test.isTest()) passed++;
            return;
        }
        spoiled = true;
        if (failure.isPresent()) return;
        failure = result.getThrowable().map(Failure::of);
        failure.ifPresent(rowFailed);
    }
}
