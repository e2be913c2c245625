// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Builds the course program: `java Setup.java ROOT`, started by the `course` script before
/// there is a program, and by the program itself when its sources have changed.
///
/// It runs as a source file, so this class and those it uses need nothing but the JDK.
/// The jars go to `.course/program/STATE`, where nothing replaces them under a running program;
/// `.course/program/current` names the folder of the newest.
final class Setup {
    private final Path root;
    private final ProgressLine line = new ProgressLine(System.err);

    private Setup(Path root) {
        this.root = root;
    }

    /// @param args the course's folder
    public static void main(String[] args) {
        CourseName.asTypedHere();
        System.exit(new Setup(Path.of(args[0])).run());
    }

    private int run() {
        try {
            prepare();
            return Exit.DONE;
        } catch (CourseException trouble) {
            line.end();
            System.err.println(trouble.getMessage());
            return trouble.exit();
        } catch (FileSystemException trouble) {
            line.end();
            System.err.println(SetupTrouble.cannotWrite(root, trouble));
            return Exit.TROUBLE;
        } catch (IOException trouble) {
            line.end();
            System.err.println("Setting up failed: " + trouble.getMessage());
            return Exit.TROUBLE;
        }
    }

    private void prepare() throws IOException {
        var programs = Files.createDirectories(root.resolve(".course/program"));
        try (var lock = FileChannel.open(root.resolve(".course/setup.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                line.show("Waiting: another ./course is setting up in this folder.");
                lock.lock();
            }
            Delivered.remember(root);
            var state = SourceState.of(root);
            var program = new SetupProgram(root, programs, state);
            if (!program.isCurrent()) {
                new SetupBuild(root, line).run();
                program.install(line);
            }
            line.end();
        }
    }
}
