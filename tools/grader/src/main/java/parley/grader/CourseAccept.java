// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Renews what is generated, `./course check --accept`: starters and READMEs, the frozen texts of
/// wrong variants, and recorded sessions. Shows every difference.
final class CourseAccept {
    private final Course course;
    private final CheckRun run;
    private final PrintWriter out;

    CourseAccept(Course course, CheckRun run, PrintWriter out) {
        this.course = course;
        this.run = run;
        this.out = out;
    }

    /// Renews the files of a lab.
    void starter(OpenLab open) throws IOException {
        Lab lab = open.lab().lab();
        List<StarterFolder.Change> changes =
                new StarterFolder(lab.folder()).write(open.files().files());
        new StarterChanges(lab, out).show(changes);
    }

    /// Freezes the texts of a lab's wrong variants.
    void texts(OpenLab open) throws InterruptedException {
        Lab lab = open.lab().lab();
        List<String> changes = Collections.synchronizedList(new ArrayList<>());
        List<CheckJob> jobs = Variant.of(lab, Variant.WRONG).stream()
                .filter(variant -> open.lab().plan().task(variant.task()).isPresent())
                .map(variant -> new CheckJob(
                        "lab " + lab.number() + ": freeze " + variant.name(),
                        () -> new WrongVariantCheck(open.lab(), variant).accept(changes)))
                .toList();
        run.all(jobs, "solutions/" + lab.directory());
        changes.stream().sorted().forEach(change -> out.println("  frozen   " + change));
        out.flush();
    }

    /// Records the sessions of a chapter again.
    void sessions(String directory) throws InterruptedException, IOException {
        Sessions sessions = new Sessions(course.root());
        List<CheckJob> jobs = new ArrayList<>();
        List<String> changes = Collections.synchronizedList(new ArrayList<>());
        for (Path file : sessions.of(directory)) {
            String name = Starter.slashes(course.root().relativize(file));
            jobs.add(new CheckJob("record " + name, () -> record(sessions, file, name, changes)));
        }
        run.all(jobs, "chapters/" + directory);
        changes.stream().sorted().forEach(change -> out.println("  recorded " + change));
        out.flush();
    }

    private static List<Finding> record(Sessions sessions, Path file, String name,
            List<String> changes) throws InterruptedException {
        try {
            Optional<String> difference = sessions.record(file);
            difference.ifPresent(lines -> changes.add(
                    name + "\n" + lines.indent(4).stripTrailing()));
            return List.of();
        } catch (IOException e) {
            return List.of(SessionFinding.of(name, String.valueOf(e.getMessage())));
        }
    }
}
