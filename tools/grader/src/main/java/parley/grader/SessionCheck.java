// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Proves that the console sessions which the book quotes still show what they showed.
final class SessionCheck {
    private final Course course;
    private final CheckCache cache;
    private final Sessions sessions;

    SessionCheck(Course course, CheckCache cache) {
        this.course = course;
        this.cache = cache;
        this.sessions = new Sessions(course.root());
    }

    /// One piece for each session of a chapter.
    List<CheckJob> of(String directory) throws IOException {
        List<CheckJob> jobs = new ArrayList<>();
        for (Path file : sessions.of(directory)) {
            String name = Starter.slashes(course.root().relativize(file));
            jobs.add(new CheckJob("session " + name, () -> replay(directory, file, name)));
        }
        return jobs;
    }

    private List<Finding> replay(String directory, Path file, String name)
            throws IOException, InterruptedException {
        String key = cache.key("session " + name, inputs(directory));
        if (cache.has(key)) return List.of();
        List<Finding> findings = sessions.replay(file).stream()
                .map(complaint -> SessionFinding.of(name, complaint)).toList();
        if (findings.isEmpty()) cache.put(key);
        return findings;
    }

    /// What a session may show: the examples, the course program, labs and reference parts.
    private List<Path> inputs(String directory) {
        List<Path> inputs = new ArrayList<>();
        Path chapter = course.root().resolve("chapters").resolve(directory);
        inputs.add(chapter.resolve("src"));
        inputs.add(chapter.resolve("sessions"));
        inputs.add(LabCase.program());
        for (Lab lab : course.labs()) {
            inputs.add(lab.folder().resolve("src"));
            inputs.add(lab.folder().resolve(LabProperties.NAME));
            inputs.add(lab.solutionSources());
        }
        return inputs;
    }
}
