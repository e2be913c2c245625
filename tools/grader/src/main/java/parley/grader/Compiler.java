// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// javac inside this JVM, which is warm after the first use. Options are fixed: no processor and
/// no plugin runs, whatever lies on the class path. One compilation at a time.
final class Compiler implements AutoCloseable {
    private static final List<String> OPTIONS = List.of(
            "--release", "25", "-proc:none", "--processor-path", "", "--source-path", "",
            "-implicit:none", "-parameters", "-g", "-Xmaxerrs", "50", "-Xmaxwarns", "50");
    private static final String STUDENT_LINT = "-Xlint:all,-try,-processing,-serial,-options";

    private final Path root;
    private Optional<Javac> started = Optional.empty();

    /// javac and what it keeps open between compilations.
    private record Javac(JavaCompiler compiler, StandardJavaFileManager files) {
        static Javac start() {
            var compiler = ToolProvider.getSystemJavaCompiler();
            return new Javac(compiler,
                    compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8));
        }
    }

    /// @param root the course's folder: places in messages are relative to it
    Compiler(Path root) {
        this.root = root;
    }

    /// What javac made of some sources, and where each class came from.
    ///
    /// @param origins the source of each class, by binary name
    record Output(Compilation compilation, Map<String, Path> origins) {
    }

    /// Compiles what a student wrote, with all warnings.
    Compilation withWarnings(List<SourceFile> sources, Collection<Path> classPath) {
        return withWarnings(sources, classPath, Map.of()).compilation();
    }

    /// The same, where classes that are compiled already may be used.
    ///
    /// @param others their class files by binary name
    Output withWarnings(List<SourceFile> sources, Collection<Path> classPath,
            Map<String, byte[]> others) {
        return compile(sources, classPath, others, STUDENT_LINT);
    }

    /// Compiles what the course brings.
    Compilation quietly(List<SourceFile> sources, Collection<Path> classPath) {
        return compile(sources, classPath, Map.of(), "-Xlint:none").compilation();
    }

    private synchronized Output compile(List<SourceFile> sources, Collection<Path> classPath,
            Map<String, byte[]> others, String lint) {
        if (sources.isEmpty()) return new Output(new Compilation(Map.of(), List.of()), Map.of());
        var found = new DiagnosticCollector<JavaFileObject>();
        if (started.isEmpty()) started = Optional.of(Javac.start());
        var javac = started.get();
        var output = new MemoryFiles(javac.files(), others);
        var options = Stream.concat(OPTIONS.stream(), Stream.of(lint)).toList();
        setClassPath(javac.files(), classPath);
        boolean done = javac.compiler().getTask(
                Writer.nullWriter(), output, found, options, null, sources).call();
        var problems = found.getDiagnostics().stream()
                .flatMap(d -> Problems.read(d, root).stream()).toList();
        return new Output(new Compilation(done ? output.classes() : Map.of(), problems),
                output.origins());
    }

    /// Whether the problem lies in this file.
    boolean isIn(Path file, Problem problem) {
        return problem.place().startsWith(Problems.place(file, root) + ":");
    }

    private static void setClassPath(
            StandardJavaFileManager files, Collection<Path> classPath) {
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (started.isEmpty()) return;
        try {
            started.get().files().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
