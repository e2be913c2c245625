// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Says at the end of all tests which were skipped and why, where it is not scrolled away.
public final class SkippedTests implements TestExecutionListener {
    private final Map<String, Integer> reasons = new TreeMap<>();

    /// For JUnit, which finds it among the services.
    public SkippedTests() {
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != Status.ABORTED) return;
        String reason = result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
        reasons.merge(reason, 1, Integer::sum);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        reasons.forEach((reason, count) ->
            System.err.println("Skipped " + Escape.count(count, "test") + ": " + reason));
    }
}
