// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How long a lab's tests took last time, so that those which run at the same time in two JVMs
/// are done at the same time. A guess for the clock: no verdict depends on it.
final class Durations {
    /// What a test is thought to take that nobody has seen yet.
    private static final long UNKNOWN_MILLIS = 30;
    /// Less than this is done sooner than a second JVM is worth.
    private static final long WORTH_MILLIS = 1_000;
    /// When the second JVM begins, the first has done so much.
    private static final long HEAD_START_MILLIS = 300;

    private final Path file;
    private final Map<String, Long> millis = new TreeMap<>();

    /// @param file a line a test; need not be there
    Durations(Path file) {
        this.file = file;
        try {
            for (var line : Files.readAllLines(file)) read(line);
        } catch (IOException e) {
            // Then all are taken to be alike.
        }
    }

    private void read(String line) {
        var words = line.split(" ");
        if (words.length == 2 && words[1].matches("\\d{1,9}"))
            millis.put(words[0], Long.parseLong(words[1]));
    }

    /// Where to cut these tests in two, so that both JVMs end at about the same time.
    ///
    /// @return how many the first one runs; all of them when a second one is not worth it
    int cut(List<TestPlan> tests) {
        long all = tests.stream().mapToLong(this::of).sum();
        if (all < WORTH_MILLIS) return tests.size();
        int first = 0;
        long until = (all + HEAD_START_MILLIS) / 2;
        for (long sum = 0; first < tests.size(); first++) {
            sum += of(tests.get(first));
            if (sum > until) return Math.max(1, first);
        }
        return first;
    }

    /// Keeps how long these took.
    void remember(Collection<TestResult> results) {
        results.forEach(result -> millis.put(name(result.test()), result.millis()));
        var text = millis.entrySet().stream().map(one -> one.getKey() + " " + one.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            var folder = Files.createDirectories(file.getParent());
            var half = Files.writeString(Files.createTempFile(folder, "millis", ".half"), text);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // The next run guesses again.
        }
    }

    private long of(TestPlan test) {
        return millis.getOrDefault(name(test), UNKNOWN_MILLIS);
    }

    private static String name(TestPlan test) {
        return test.type() + "#" + test.method();
    }
}
