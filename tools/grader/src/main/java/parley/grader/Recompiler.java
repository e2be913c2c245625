// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compiles the same sources again and again, and only those that have changed where that makes
/// no difference: when no file came or went, the changed ones compile, and no other file can tell
/// their new classes from the old ones ([ClassShape]). In every other case it compiles everything,
/// so what comes out is always what a full compilation makes.
final class Recompiler {
    private final Compiler compiler;
    private final Optional<CompilationFile> file;
    private Optional<LastCompilation> known;

    Recompiler(Compiler compiler) {
        this(compiler, Optional.empty());
    }

    /// One that goes on where an earlier run of the program stopped.
    ///
    /// @param file where the last compilation is kept
    Recompiler(Compiler compiler, CompilationFile file) {
        this(compiler, Optional.of(file));
    }

    private Recompiler(Compiler compiler, Optional<CompilationFile> file) {
        this.compiler = compiler;
        this.file = file;
        this.known = file.flatMap(CompilationFile::read);
    }

    /// Compiles with all warnings, which come in the order of the sources.
    synchronized Compilation compile(List<SourceFile> sources, List<Path> classPath) {
        var libraries = classPath.stream().map(LabPath::stampOf).toList();
        var texts = LastCompilation.textsOf(sources);
        var output = known.filter(last -> last.libraries().equals(libraries)
                        && last.texts().keySet().equals(texts.keySet()))
                .flatMap(last -> changedOnly(last, sources, classPath))
                .orElseGet(() -> compiler.withWarnings(sources, classPath, Map.of()));
        if (!output.compilation().succeeded()) return output.compilation();
        boolean traced = output.origins().keySet().equals(output.compilation().classes().keySet());
        if (traced) remember(new LastCompilation(texts, libraries, output));
        return new Compilation(output.compilation().classes(), inOrder(sources,
                output.compilation().problems()));
    }

    private void remember(LastCompilation last) {
        boolean same = known.filter(before -> before.texts().equals(last.texts())
                && before.libraries().equals(last.libraries())).isPresent();
        known = Optional.of(last);
        if (!same) file.ifPresent(place -> place.write(last));
    }

    /// Empty when everything has to be compiled.
    private Optional<Compiler.Output> changedOnly(
            LastCompilation last, List<SourceFile> sources, List<Path> classPath) {
        var changed = sources.stream().filter(last::isOlderThan).toList();
        if (changed.isEmpty()) return Optional.of(last.output());
        if (2 * changed.size() > sources.size()) return Optional.empty();
        var paths = changed.stream().map(SourceFile::path).collect(Collectors.toSet());
        var others = last.classes(paths, false);
        var output = compiler.withWarnings(changed, classPath, others);
        boolean unseen = output.compilation().succeeded() && ClassShape.same(
                last.classes(paths, true), output.compilation().classes());
        return unseen ? Optional.of(merged(last, others, paths, output)) : Optional.empty();
    }

    private Compiler.Output merged(LastCompilation last, Map<String, byte[]> others,
            Set<Path> changed, Compiler.Output output) {
        var classes = new TreeMap<>(others);
        classes.putAll(output.compilation().classes());
        var origins = new TreeMap<>(last.output().origins());
        origins.putAll(output.origins());
        var old = last.output().compilation().problems().stream()
                .filter(problem -> changed.stream().noneMatch(file -> compiler.isIn(file, problem)));
        var problems = Stream.concat(old, output.compilation().problems().stream()).toList();
        return new Compiler.Output(new Compilation(classes, problems), origins);
    }

    private List<Problem> inOrder(List<SourceFile> sources, Collection<Problem> problems) {
        var inFiles = sources.stream().flatMap(source -> problems.stream()
                .filter(problem -> compiler.isIn(source.path(), problem)));
        var nowhere = problems.stream().filter(problem -> sources.stream()
                .noneMatch(source -> compiler.isIn(source.path(), problem)));
        return Stream.concat(nowhere, inFiles).toList();
    }
}
