// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// The jar of a student's part, as it was made last. Beside it stands, as a hash, of which code it
/// was made, held against which tests and which reference: while none of them has changed, it is
/// taken as it is.
///
/// @param root of the course
/// @param lab whose code it holds
record MessengerJar(Path root, Lab lab) {
    /// Where it is.
    Path file() {
        return folder().resolve(lab.directory() + ".jar");
    }

    private Path folder() {
        return root.resolve(".course/messenger/mine");
    }

    private Path origin() {
        return folder().resolve(lab.directory() + ".from");
    }

    /// Whether it is there, and would be made the same again.
    boolean isFresh() throws IOException {
        return Files.exists(file()) && Files.exists(origin())
                && Files.readString(origin()).equals(hash());
    }

    /// Makes it.
    ///
    /// @param classes by name, of code that may carry the messenger
    Path write(Map<String, byte[]> classes) throws IOException {
        Files.createDirectories(folder());
        Files.deleteIfExists(origin());
        try (var jar = new JarOutputStream(Files.newOutputStream(file()))) {
            for (var type : classes.entrySet()) {
                jar.putNextEntry(new JarEntry(type.getKey().replace('.', '/') + ".class"));
                jar.write(type.getValue());
            }
        }
        Files.writeString(origin(), hash());
        return file();
    }

    private String hash() {
        var hash = new ContentHash().add(lab.sources()).add(TestsHash.of(lab));
        var reference = root.resolve("solutions").resolve(lab.directory()).resolve("src/main");
        return (Files.exists(reference) ? hash.add(reference) : hash).text();
    }
}
