// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Proves that the map in README.md, chapters.csv, the folders and the builds' modules agree.
final class MapCheck {
    static final String CHAPTERS = "tools/grader/src/main/resources/parley/grader/chapters.csv";

    private static final Pattern ROW = Pattern.compile(
            "\\|\\s*(\\d\\d) ([^|]+?)\\s*\\|[^|]*\\|\\s*([^|]+?)\\s*\\|");
    private static final Pattern FOLDER = Pattern.compile(
            "(chapters|labs|solutions)/(\\d\\d)-[^/]*/.*");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private final CourseFiles files;
    private final List<Finding> findings = new ArrayList<>();

    MapCheck(CourseFiles files) {
        this.files = files;
    }

    /// Where they differ.
    List<Finding> run() {
        Map<String, String> chapters = chapters();
        readme(chapters);
        Map<String, String> folders = new TreeMap<>();
        for (String name : files.names()) {
            Matcher matcher = FOLDER.matcher(name);
            if (matcher.matches()) folders.put(folder(name), matcher.group(2));
        }
        folders.forEach((folder, number) -> folder(folder, chapters.get(number)));
        return findings;
    }

    /// The directories of all chapters by their two digits.
    private Map<String, String> chapters() {
        Map<String, String> chapters = new TreeMap<>();
        for (String line : files.text(CHAPTERS).orElse("").lines().toList()) {
            String[] cells = line.split(",", -1);
            if (cells.length < 2 || !cells[1].matches("\\d\\d-.+")) continue;
            chapters.put(cells[1].substring(0, 2), cells[1]);
        }
        if (chapters.isEmpty()) {
            findings.add(Finding.of(CHAPTERS, "it lists no chapter; add one line a chapter: "
                    + "number,directory,title,part,what it adds"));
        }
        return chapters;
    }

    private void readme(Map<String, String> chapters) {
        Map<String, String> states = new TreeMap<>();
        Matcher matcher = ROW.matcher(files.text("README.md").orElse(""));
        while (matcher.find()) states.put(matcher.group(1), matcher.group(3));
        chapters.forEach((number, directory) -> {
            boolean ready = files.has("labs/" + directory + "/lab.properties");
            Optional<String> state = Optional.ofNullable(states.remove(number));
            if (state.isEmpty()) {
                findings.add(Finding.of("README.md", "the map lacks chapter %s; add the row \"| "
                        + "%s ... |\" or take it out of chapters.csv", directory, number));
            } else if (ready != state.get().equals("ready")) {
                findings.add(Finding.of("README.md", "the map says \"%s\" for chapter %s, and "
                        + "labs/%s/lab.properties %s; make them agree", state.get(), number,
                        directory, ready ? "exists" : "does not exist"));
            }
        });
        states.keySet().forEach(number -> findings.add(Finding.of("README.md",
                "the map has chapter %s, and chapters.csv has not; add it there", number)));
    }

    private void folder(String folder, String directory) {
        String parent = folder.substring(0, folder.indexOf('/'));
        String name = folder.substring(folder.indexOf('/') + 1);
        if (!name.equals(directory)) {
            findings.add(Finding.of(folder, "chapters.csv calls this chapter \"%s\"; rename the "
                    + "folder or correct the line", directory == null ? "nothing" : directory));
        }
        boolean module = MODULE.matcher(files.text(parent + "/pom.xml").orElse("")).results()
                .anyMatch(hit -> hit.group(1).equals(name));
        boolean onlySessions = files.hasPath(folder + "/sessions")
                && !files.hasPath(folder + "/src");
        if (!module && !onlySessions) {
            findings.add(Finding.of(parent + "/pom.xml",
                    "add <module>%s</module>; without it nothing builds %s", name, folder));
        }
    }

    private static String folder(String file) {
        return file.substring(0, file.indexOf('/', file.indexOf('/') + 1));
    }
}
