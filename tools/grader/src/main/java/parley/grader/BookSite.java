// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The book's site in `.course/site`, built by mkdocs from a Python environment of its own in
/// `.course/venv`. What is up to date is not built again.
final class BookSite {
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final int SHOWN_LINES = 12;

    private final Path root;
    private final ProgressLine line;

    BookSite(Path root, ProgressLine line) {
        this.root = root;
        this.line = line;
    }

    /// @return the folder with `index.html`
    Path build() throws IOException, InterruptedException {
        var site = root.resolve(".course/site");
        var mark = root.resolve(".course/site-state.txt");
        var state = SourceState.of(root, List.of("mkdocs.yml", "book", "chapters", "labs",
                "solutions"));
        boolean built = Files.exists(site.resolve("index.html")) && Files.exists(mark)
                && Files.readString(mark).equals(state);
        if (built) return site;
        var mkdocs = mkdocs();
        line.show("Building the book ...");
        run("The book could not be built", mkdocs, "-m", "mkdocs", "build", "--quiet",
                "--site-dir", site.toString());
        Files.writeString(mark, state);
        return site;
    }

    /// The Python of the environment, which is made and filled when it lacks something.
    private String mkdocs() throws IOException, InterruptedException {
        var venv = root.resolve(".course/venv");
        var python = venv.resolve(WINDOWS ? "Scripts/python.exe" : "bin/python").toString();
        var wanted = Files.readString(root.resolve("book/requirements.txt"));
        var installed = venv.resolve("parley-requirements.txt");
        if (Files.exists(installed) && Files.readString(installed).equals(wanted)) return python;
        line.show("First use: preparing mkdocs-material in .course/venv ...");
        run("Python could not make an environment (Debian and Ubuntu: sudo apt install "
                + "python3-venv)", python(), "-m", "venv", venv.toString());
        line.show("Downloading mkdocs-material, about 25 MB, once ...");
        run("mkdocs-material could not be installed: is there a network? Behind a proxy, set "
                + "HTTPS_PROXY", python, "-m", "pip", "install", "--quiet",
                "--disable-pip-version-check", "-r",
                root.resolve("book/requirements.txt").toString());
        Files.writeString(installed, wanted);
        return python;
    }

    private static String python() {
        for (var name : List.of("python3", "python", "py")) {
            if (DoctorProgram.onPath(name)) return name;
        }
        throw CourseException.trouble("The book's site is built with Python 3.11.5 or newer, and"
                + " there is none on the PATH.%nWithout it, read the pages in the folder book: they are"
                + " plain text,%nbeginning with book/index.md.");
    }

    private void run(String trouble, String... words) throws IOException, InterruptedException {
        var log = root.resolve(".course/book.log");
        var process = new ProcessBuilder(words).directory(root.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        if (process.waitFor() == 0) return;
        line.end();
        var lines = new ArrayList<>(Files.readAllLines(log));
        var last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
        throw new CourseException(trouble + ".\n" + String.join("\n", last)
                + "\nAll of it: .course/book.log");
    }
}
