// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the program of a lab on the student's own code: compiled as the grader does it, with the
/// reference parts of earlier chapters.
final class Mine {
    private final Lab lab;

    Mine(Lab lab) {
        this.lab = lab;
    }

    /// @return the program's exit code
    int run(List<String> arguments, PrintWriter out) throws IOException, InterruptedException {
        var properties = LabProperties.of(lab);
        var main = properties.demo();
        if (main.isEmpty()) throw new CourseException(Exit.COMING,
                "Lab " + lab.number() + " has no program of its own.");
        var classes = compile(properties, out);
        var path = new ArrayList<>(List.of(classes, grader()));
        path.addAll(LabPath.of(lab).libraries());
        var words = new ArrayList<>(List.of(SetupProgram.java(), "-cp",
                String.join(File.pathSeparator, path.stream().map(Path::toString).toList()),
                MineMain.class.getName(), lab.folder().toString(), main));
        words.addAll(arguments);
        out.flush();
        return Child.run(new ProcessBuilder(words));
    }

    private Path compile(LabProperties properties, PrintWriter out) throws IOException {
        var submission = new Submission(lab, List.of(sources(lab, properties)));
        try (var engine = Engine.open(new Course(lab.root()))) {
            var compilation = engine.compile(submission);
            if (!compilation.succeeded()) {
                compilation.errors().forEach(
                        problem -> out.println(problem.place() + ": " + problem.message()));
                throw new CourseException(Exit.NOT_YET, "Your code of lab " + lab.number()
                        + " does not compile yet: ./course grade " + lab.number()
                        + " says more about it.");
            }
            return write(compilation);
        }
    }

    /// The folder of the student's sources of the part.
    static Path sources(Lab lab, LabProperties properties) {
        return lab.sources().resolve(properties.part().replace('.', '/'));
    }

    private Path write(Compilation compilation) throws IOException {
        var folder = lab.root().resolve(".course/mine").resolve(lab.directory());
        for (var old : Starter.filesOf(folder)) Files.delete(old);
        for (var type : compilation.classes().entrySet()) {
            var file = folder.resolve(type.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
        }
        return folder;
    }

    private static Path grader() {
        try {
            return Path.of(Mine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException notAFile) {
            throw new IllegalStateException(notAFile);
        }
    }
}
