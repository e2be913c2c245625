// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The doctor's look at programs: the JDK, Maven, Git, Python, a browser.
final class DoctorProgram {
    private static final List<String> BROWSERS = List.of("xdg-open", "wslview", "open", "firefox",
            "chromium", "chromium-browser", "google-chrome");

    private DoctorProgram() {
    }

    static List<DoctorCheck> checks(Path root) throws IOException {
        var checks = new ArrayList<DoctorCheck>();
        checks.add(DoctorCheck.ok("JDK", Runtime.version() + " from "
                + System.getProperty("java.vendor") + ", in " + System.getProperty("java.home")));
        checks.add(maven(root));
        checks.add(program(root));
        checks.add(onPath("git") ? DoctorCheck.ok("Git", "is there: ./course update works.")
                : DoctorCheck.note("Git", "is not on the PATH.",
                        "Without it: ./course update --from FOLDER_OR_ZIP"));
        checks.add(onPath("python3") || onPath("python")
                ? DoctorCheck.ok("Python", "is there: ./course book can build the book's site.")
                : DoctorCheck.note("Python", "is not on the PATH.",
                        "Without it, read the book's pages in the folder book."));
        checks.add(browser());
        return checks;
    }

    private static DoctorCheck maven(Path root) {
        var command = SetupMaven.command(root);
        return command.getLast().contains("mvnw")
                ? DoctorCheck.ok("Maven", "3.8.6 or newer is not on the PATH: ./mvnw stands in.")
                : DoctorCheck.ok("Maven", command.getLast());
    }

    private static DoctorCheck program(Path root) throws IOException {
        return new Renewal(root).isDue()
                ? DoctorCheck.note("Program", "is older than its sources.",
                        "The next ./course builds it again.")
                : DoctorCheck.ok("Program", "is up to date.");
    }

    private static DoctorCheck browser() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean always = system.startsWith("windows") || system.startsWith("mac");
        return always || BROWSERS.stream().anyMatch(DoctorProgram::onPath)
                ? DoctorCheck.ok("Browser", "is there, for the book's site.")
                : DoctorCheck.note("Browser", "none was found.",
                        "Only ./course book needs one; the pages are in the folder book.");
    }

    /// Whether a program of this name can be started.
    static boolean onPath(String name) {
        var names = File.separatorChar == '\\' ? List.of(name + ".exe", name + ".cmd")
                : List.of(name);
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .flatMap(folder -> names.stream().map(file -> Path.of(folder, file)))
                .anyMatch(Files::isExecutable);
    }
}
