// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The author's check of the whole course or of one chapter: text first, then each lab, then the
/// recorded sessions.
final class CourseCheck {
    private final Course course;
    private final Engine engine;
    private final CheckRun run;
    private final CheckCache cache;
    private final String chapter;
    private final Path work;

    /// @param chapter two digits, or empty for all chapters
    /// @param work a folder for files that are made here
    CourseCheck(Course course, Engine engine, CheckRun run, CheckCache cache, String chapter,
            Path work) {
        this.course = course;
        this.engine = engine;
        this.run = run;
        this.cache = cache;
        this.chapter = chapter;
        this.work = work;
    }

    /// Does all of it. What was found is in the run.
    void run() throws IOException, InterruptedException {
        CourseFiles files = CourseFiles.of(course.root());
        LinkCheck links = new LinkCheck(files);
        run.all(text(files, links), ".");
        prepare();
        for (Lab lab : labs()) lab(lab, links);
        run.all(sessions(), "chapters");
    }

    /// Makes the test JVMs start faster; where a lab is broken, its own check says why.
    private void prepare() {
        for (Lab lab : labs()) {
            try {
                if (!engine.couldBeFaster() || engine.makeFaster(lab)) return;
            } catch (CourseException e) {
                // The next lab may do.
            }
        }
    }

    /// Renews what is generated. Run the check afterwards: it may still find something.
    void accept(CourseAccept accept) throws IOException, InterruptedException {
        prepare();
        for (Lab lab : labs()) {
            List<OpenLab> opened = new ArrayList<>();
            run.all(List.of(new CheckJob("lab " + lab.number() + ": renew the starter", () -> {
                opened.add(OpenLab.of(engine, lab, work, cache));
                accept.starter(opened.getFirst());
                return List.of();
            })), "labs/" + lab.directory());
            for (OpenLab open : opened) accept.texts(open);
        }
        for (Path folder : chapters()) accept.sessions(folder.getFileName().toString());
    }

    /// The labs that are checked.
    List<Lab> labs() {
        return course.labs().stream().filter(lab -> lab.directory().startsWith(chapter))
                .filter(lab -> Files.isDirectory(lab.tests())).toList();
    }

    private List<CheckJob> text(CourseFiles files, LinkCheck links) {
        return List.of(
                text("text: nothing forbidden in the tree", new ForbiddenCheck(files)::run),
                text("text: links and their headings", links::run),
                text("text: quotes in the book", new SnippetCheck(files)::run),
                text("text: coverage of the sources",
                        new CoverageCheck(files, CoverageRow.all())::run),
                text("text: map, chapters.csv, folders, modules", new MapCheck(files)::run));
    }

    /// A text check; of one chapter it leaves out what stands in another one's folder.
    private CheckJob text(String name, CheckJob.Work work) {
        Predicate<Finding> mine = finding -> chapter.isEmpty()
                || !finding.file().matches("[^/]+/\\d\\d-.*")
                || finding.file().matches("[^/]+/" + chapter + "-.*");
        return new CheckJob(name, () -> work.run().stream().filter(mine).toList());
    }

    private void lab(Lab lab, LinkCheck links) throws InterruptedException {
        String name = "lab " + lab.number() + ": ";
        String folder = "labs/" + lab.directory();
        List<OpenLab> opened = new ArrayList<>();
        run.all(List.of(new CheckJob(name + "solution's markers, plan of the tests", () -> {
            opened.add(OpenLab.of(engine, lab, work, cache));
            return List.of();
        })), folder);
        for (OpenLab open : opened) {
            run.all(LabJobs.described(name, open, links), folder);
            run.all(LabJobs.graded(name, open), folder);
        }
    }

    private List<CheckJob> sessions() throws IOException {
        SessionCheck check = new SessionCheck(course, cache);
        List<CheckJob> jobs = new ArrayList<>();
        for (Path folder : chapters()) jobs.addAll(check.of(folder.getFileName().toString()));
        return jobs;
    }

    private List<Path> chapters() throws IOException {
        Path all = course.root().resolve("chapters");
        if (!Files.isDirectory(all)) return List.of();
        try (var folders = Files.list(all)) {
            return folders.filter(Files::isDirectory).sorted().filter(folder ->
                    folder.getFileName().toString().startsWith(chapter)).toList();
        }
    }
}
