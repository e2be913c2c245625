// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Builds the messenger's modules on first use and after each change of `solutions`, into
/// `.course/messenger/STATE`, where nothing replaces a jar under a running messenger.
final class MessengerBuild {
    private static final String MODULE = "solutions/15-messenger";
    private static final String CLASS_PATH = "classpath.txt";
    private static final SetupBuild.What WHAT = new SetupBuild.What("the messenger",
            List.of("-pl", MODULE, "-am"), 130);

    private final Path root;
    private final ProgressLine line = new ProgressLine(System.err);

    MessengerBuild(Path root) {
        this.root = root;
    }

    /// The built messenger, which is made when it is not there.
    MessengerProgram program() throws IOException {
        var all = Files.createDirectories(root.resolve(".course/messenger"));
        try (var lock = FileChannel.open(root.resolve(".course/messenger.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                line.show("Waiting: another ./course is building the messenger in this folder.");
                lock.lock();
            }
            var folder = all.resolve(state());
            if (!Files.exists(folder.resolve(CLASS_PATH))) build(folder);
            var program = new MessengerProgram(folder,
                    Files.readAllLines(folder.resolve(CLASS_PATH)).stream().map(Path::of).toList());
            if (program.wantsTraining()) {
                line.show("Making the messenger start fast (once) ...");
                program.train();
            }
            return program;
        } finally {
            line.end();
        }
    }

    private String state() throws IOException {
        return "program-" + SourceState.of(root, List.of("pom.xml", ".mvn", "solutions"));
    }

    private void build(Path folder) throws IOException {
        new SetupBuild(root, line, WHAT).run();
        removeOlder(folder);
        Files.createDirectories(folder);
        var jars = new ArrayList<String>();
        for (var jar : jars()) jars.add(kept(jar, folder).toString());
        var half = Files.write(folder.resolve(CLASS_PATH + ".half"), jars);
        Files.move(half, folder.resolve(CLASS_PATH), StandardCopyOption.REPLACE_EXISTING);
    }

    private List<Path> jars() throws IOException {
        var target = root.resolve(MODULE).resolve("target");
        var all = new ArrayList<Path>();
        all.add(target.resolve("solution-15-messenger-1.0-SNAPSHOT.jar"));
        var others = Files.readString(target.resolve("runtime-classpath.txt")).strip();
        for (var jar : others.split(File.pathSeparator)) all.add(Path.of(jar));
        return all;
    }

    /// What Maven downloaded stays where it is; what it built here is copied.
    private Path kept(Path jar, Path folder) throws IOException {
        if (!jar.startsWith(root)) return jar;
        return Files.copy(jar, folder.resolve(jar.getFileName()),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void removeOlder(Path keep) throws IOException {
        try (var all = Files.newDirectoryStream(keep.getParent(), "program-*")) {
            for (var folder : all) {
                if (folder.equals(keep)) continue;
                for (var file : Starter.filesOf(folder)) file.toFile().delete();
                folder.toFile().delete();
            }
        }
    }
}
