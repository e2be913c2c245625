// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Collects how the rows of one test ended. It has passed when at least one ran and all passed.
final class Outcomes implements TestExecutionListener {
    private int passed;
    private Optional<Throwable> failure = Optional.empty();
    private boolean spoiled;

    boolean passed() {
        return passed > 0 && !spoiled;
    }

    /// What the first failed row threw.
    Optional<Throwable> failure() {
        return failure;
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
        if (failure.isEmpty()) failure = result.getThrowable();
    }
}
