// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Proves that everything a finished chapter owns has a home: a page, an example or a lab that
/// exists, named in the table of book/coverage.md. A chapter is finished once its lab has a
/// lab.properties.
final class CoverageCheck {
    static final String PAGE = "book/coverage.md";

    private static final Pattern ID = Pattern.compile("S\\d-[\\w.-]+");
    private static final Pattern LINK = Pattern.compile("\\]\\([^)]+\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TASK = Pattern.compile(
            "(?<![\\w.`/-])(\\d{1,2}\\.\\d{1,2})(?![\\w.])");
    private static final Pattern MARKER = Pattern.compile("// task (\\d+\\.\\d+):");

    private final CourseFiles files;
    private final List<CoverageRow> rows;
    private final Set<String> tasks;

    CoverageCheck(CourseFiles files, List<CoverageRow> rows) {
        this.files = files;
        this.rows = rows;
        this.tasks = files.ending("solutions/", ".java").stream()
                .flatMap(file -> MARKER.matcher(files.text(file).orElse("")).results())
                .map(hit -> hit.group(1)).collect(Collectors.toSet());
    }

    /// The rows without a home, and homes that do not exist.
    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        Map<String, Integer> homes = homes(findings);
        for (CoverageRow row : rows) {
            if (!finished(row.chapter()) || homes.containsKey(row.id())) continue;
            findings.add(Finding.of(PAGE, "row %s (%s) has no home; chapter %s owns it: add "
                    + "\"| %s | page | example | lab |\"",
                    row.id(), row.words(), row.chapter(), row.id()));
        }
        return findings;
    }

    private boolean finished(String chapter) {
        return chapter.equals(CoverageRow.BOOK) || files.names().stream().anyMatch(name ->
                name.matches("labs/" + chapter + "-[^/]+/lab\\.properties"));
    }

    /// The rows of the table that name a home, with their lines.
    private Map<String, Integer> homes(List<Finding> findings) {
        Map<String, Integer> homes = new HashMap<>();
        int number = 0;
        for (String line : files.text(PAGE).orElse("").lines().toList()) {
            number++;
            String[] cells = line.split("\\|", -1);
            if (cells.length < 5) continue;
            List<String> ids = ID.matcher(cells[1]).results().map(hit -> hit.group()).toList();
            if (ids.isEmpty()) continue;
            int at = number;
            List<String> problems = problems(
                    String.join(" ", List.of(cells).subList(2, cells.length)));
            problems.forEach(problem -> findings.add(
                    Finding.at(PAGE, at, "row %s %s", ids.getFirst(), problem)));
            if (problems.isEmpty()) ids.forEach(id -> homes.put(id, at));
        }
        return homes;
    }

    /// What is wrong with the homes that a row names.
    private List<String> problems(String cells) {
        List<String> problems = new ArrayList<>();
        long found = LINK.matcher(cells).results().count();
        for (String name : CODE.matcher(cells).results().map(hit -> hit.group(1)).toList()) {
            found++;
            if (!exists(name)) problems.add("names `" + name + "`, which is no file or example "
                    + "of this course; correct the name");
        }
        for (String id : TASK.matcher(cells.replaceAll("`[^`]*`|\\([^)]*\\)", "")).results()
                .map(hit -> hit.group(1)).toList()) {
            found++;
            if (!tasks.contains(id)) problems.add("names task " + id + ", which no solution has");
        }
        if (found == 0) problems.add("names no home: link a page, name an example or a task");
        return problems;
    }

    private boolean exists(String name) {
        if (files.hasPath(name)) return true;
        String last = name.substring(name.lastIndexOf(' ') + 1);
        String plain = plain(last.substring(last.lastIndexOf('/') + 1));
        return files.names().stream().anyMatch(file -> !file.startsWith("book/")
                && plain(file.substring(file.lastIndexOf('/') + 1)).equals(plain));
    }

    /// `greeting-server`, `GreetingServer` and `GreetingServer.java` are the same.
    private static String plain(String name) {
        return name.replaceAll("\\.(java|session)$", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
