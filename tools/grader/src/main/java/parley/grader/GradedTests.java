// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A lab's graded tests, compiled against the reference part: what a student changes in the
/// signatures never keeps the tests from compiling.
///
/// @param classes class files by binary name
record GradedTests(LabPlan plan, Map<String, byte[]> classes) {
    /// Graded tests with the state of all that they come from.
    record Fresh(String state, GradedTests tests) {
        /// The last ones as long as they are up to date, else new ones.
        static Fresh of(Lab lab, LabPath path, Optional<Fresh> last, Compiler compiler,
                ClassCache cache) {
            var state = state(lab, path);
            return last.filter(known -> known.state().equals(state)).orElseGet(
                    () -> new Fresh(state, GradedTests.of(lab, path, compiler, cache)));
        }

        /// Names, sizes and times: nothing is read.
        private static String state(Lab lab, LabPath path) {
            return Stream.of(List.of(lab.tests(), path.reference()), path.libraries(), TestApi.jars())
                    .flatMap(List::stream).flatMap(Fresh::files)
                    .map(LabPath::stampOf).collect(Collectors.joining("\n"));
        }

        private static Stream<Path> files(Path top) {
            if (!Files.exists(top)) return Stream.of();
            try (var below = Files.walk(top)) {
                return below.filter(Files::isRegularFile).sorted().toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Compiles the tests, or takes them from the cache when nothing they depend on has changed.
    ///
    /// @throws CourseException when there are no tests or they do not compile
    static GradedTests of(Lab lab, LabPath path, Compiler compiler, ClassCache cache) {
        var sources = SourceFile.readTree(lab.tests());
        if (sources.isEmpty()) throw new CourseException(
                "Lab " + lab.number() + " has no graded tests in " + lab.tests() + ".");
        var key = key(sources, path);
        var cached = cache.read(lab.directory(), key);
        var classes = cached.isEmpty() ? compile(lab, path, sources, compiler) : cached;
        if (cached.isEmpty()) cache.write(lab.directory(), key, classes);
        return new GradedTests(PlanReader.read(lab, classes.values()), classes);
    }

    private static String key(List<SourceFile> sources, LabPath path) {
        var hash = new ContentHash().add(Runtime.version().toString()).add(path.reference());
        path.libraries().forEach(jar -> hash.add(LabPath.stampOf(jar)));
        TestApi.jars().forEach(jar -> hash.add(LabPath.stampOf(jar)));
        sources.forEach(source -> hash.add(source.path().getFileName().toString())
                .add(source.getCharContent(false).toString()));
        return hash.text();
    }

    private static Map<String, byte[]> compile(
            Lab lab, LabPath path, List<SourceFile> sources, Compiler compiler) {
        var all = new ArrayList<Path>(TestApi.jars());
        all.add(path.reference());
        all.addAll(path.libraries());
        var compilation = compiler.quietly(sources, all);
        if (compilation.succeeded()) return compilation.classes();
        throw new CourseException("The graded tests of lab " + lab.number()
                + " do not compile against the reference part. If you did not edit them, type "
                + "./course doctor.\n" + compilation.errors().stream()
                .map(p -> p.place() + ": " + p.message()).collect(Collectors.joining("\n")));
    }
}
