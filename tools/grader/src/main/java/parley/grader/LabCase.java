// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What the graded checks of one lab share.
///
/// @param solution the solution's files with their markers
/// @param work a folder for the files of variants that are made here
record LabCase(Engine engine, LabPlan plan, List<MarkedSource> solution, Path work,
        CheckCache cache) {

    Lab lab() {
        return plan.lab();
    }

    /// The bodies of a task, in the order of files and lines.
    List<TaskBody> bodies(String task) {
        return solution.stream().flatMap(source -> source.tasks().stream())
                .filter(body -> body.id().equals(task)).toList();
    }

    LabResult grade(Submission submission, Selection selection) {
        return engine.grade(submission, selection, GradeListener.NONE);
    }

    /// A folder with these files, which stand in for their namesakes.
    Path overlay(String name, Map<String, String> files) {
        try {
            Path folder = Files.createDirectories(work.resolve(lab().directory()).resolve(name));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a check unless it found nothing before on the same inputs.
    ///
    /// @param name what runs, with everything that is no file
    /// @param inputs files and folders besides those that every run of this lab depends on
    List<Finding> unlessKnown(String name, List<Path> inputs, Supplier<List<Finding>> check) {
        List<Path> all = new ArrayList<>(inputs);
        all.addAll(inputsOfEveryRun());
        String key = cache.key(lab().directory() + " " + name, all);
        if (cache.has(key)) return List.of();
        List<Finding> findings = check.get();
        if (findings.isEmpty()) cache.put(key);
        return findings;
    }

    private List<Path> inputsOfEveryRun() {
        List<Path> inputs = new ArrayList<>(TestApi.jars());
        LabPath path = LabPath.of(lab());
        inputs.addAll(path.libraries());
        inputs.add(lab().tests());
        inputs.add(lab().folder().resolve(LabProperties.NAME));
        inputs.add(lab().solutionSources());
        inputs.add(program());
        return inputs;
    }

    /// Where this program itself was loaded from.
    static Path program() {
        try {
            return Path.of(LabCase.class.getProtectionDomain().getCodeSource().getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
