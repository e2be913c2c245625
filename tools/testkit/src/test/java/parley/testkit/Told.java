// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import parley.sample.Samples;
import parley.sample.ThreadSamples;

/// Runs sample graded tests in a launcher of their own and gives what a student would read.
final class Told {
    /// The folder of the sample lab.
    static final String LAB = Path.of("src/test/course/labs/03-sample").toString();

    private Told() {
    }

    /// The results of that method of the samples, one for each invocation.
    static List<TestExecutionResult> by(String method) {
        for (var samples : List.of(Samples.class, ThreadSamples.class)) {
            for (var declared : samples.getDeclaredMethods()) {
                if (declared.getName().equals(method)) return run(selectMethod(samples, declared));
            }
        }
        throw new IllegalArgumentException("no sample " + method);
    }

    static List<TestExecutionResult> by(Class<?> tests) {
        return run(selectClass(tests));
    }

    private static List<TestExecutionResult> run(DiscoverySelector what) {
        System.setProperty("parley.lab", LAB);
        try {
            var results = new ArrayList<TestExecutionResult>();
            EngineTestKit.engine("junit-jupiter").selectors(what).execute().testEvents().finished()
                .stream().map(Event::getPayload).map(p -> (TestExecutionResult) p.orElseThrow())
                .forEach(results::add);
            return results;
        } finally {
            System.clearProperty("parley.lab");
        }
    }

    /// The error of a sample that fails.
    static StoryError error(String method) {
        Throwable thrown = by(method).getFirst().getThrowable().orElseThrow();
        if (thrown instanceof StoryError told) return told;
        throw new AssertionError("no story", thrown);
    }

    /// What a student reads, with ports and line numbers as `N`.
    static String text(String method) {
        return normal(error(method).getMessage());
    }

    static String normal(String text) {
        return text.replaceAll("\\.java:\\d+", ".java:N").replaceAll("port \\d+", "port N");
    }
}
