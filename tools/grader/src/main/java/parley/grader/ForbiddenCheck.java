// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Refuses what must not be in the tree: names of package registries, which a mirror would have
/// to replace, and paths of somebody's machine.
final class ForbiddenCheck {
    private static final Map<Pattern, String> FORBIDDEN = forbidden();

    /// Files of others that are kept as they came.
    private static final Set<String> UNMODIFIED = Set.of("mvnw", "mvnw.cmd");

    private final CourseFiles files;

    ForbiddenCheck(CourseFiles files) {
        this.files = files;
    }

    private static Map<Pattern, String> forbidden() {
        Map<Pattern, String> map = new LinkedHashMap<>();
        String registry = "names the package registry \"%s\"; leave it to the tool's own settings";
        map.put(Pattern.compile("repo1?\\.maven\\.(apache\\.)?org|central\\.sonatype\\.com"
                + "|registry\\.npmjs\\.org|files\\.pythonhosted\\.org|pypi\\.org/simple"
                + "|proxy\\.golang\\.org|static\\.crates\\.io|index\\.crates\\.io"), registry);
        String path = "holds \"%s\", a path of one machine; write it relative to the course, or "
                + "read it from the system";
        map.put(Pattern.compile("(?<![\\w.~/-])/(?:work|root)/[\\w.]+"
                + "|(?<![\\w.~/-])/(?:home|Users)/(?!linuxbrew/)[a-z][\\w.-]*/"
                + "|\\b[C-Z]:\\\\{1,2}Users\\\\{1,2}\\w+"), path);
        return map;
    }

    /// Every line that holds something forbidden.
    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (String file : files.names()) {
            if (UNMODIFIED.contains(file)) continue;
            files.text(file).ifPresent(text -> search(file, text, findings));
        }
        return findings;
    }

    private static void search(String file, String text, List<Finding> findings) {
        FORBIDDEN.forEach((pattern, sentence) -> {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                int line = 1 + (int) text.substring(0, matcher.start()).chars()
                        .filter(c -> c == '\n').count();
                findings.add(Finding.at(file, line, sentence, matcher.group()));
            }
        });
    }
}
