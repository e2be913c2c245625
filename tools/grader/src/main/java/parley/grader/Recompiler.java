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
    private Optional<Known> known = Optional.empty();

    /// The last compilation that worked.
    ///
    /// @param texts the text of each source
    /// @param libraries what was on the class path, with sizes and times
    private record Known(Map<Path, String> texts, List<String> libraries, Compiler.Output output) {
        /// The classes that come from these sources (`inside`), or from all others.
        Map<String, byte[]> classes(Set<Path> sources, boolean inside) {
            var chosen = new TreeMap<>(output.compilation().classes());
            chosen.keySet().removeIf(
                    name -> sources.contains(output.origins().get(name)) != inside);
            return chosen;
        }
    }

    Recompiler(Compiler compiler) {
        this.compiler = compiler;
    }

    /// Compiles with all warnings, which come in the order of the sources.
    synchronized Compilation compile(List<SourceFile> sources, List<Path> classPath) {
        var libraries = classPath.stream().map(LabPath::stampOf).toList();
        var texts = texts(sources);
        var output = known.filter(last -> last.libraries().equals(libraries)
                        && last.texts().keySet().equals(texts.keySet()))
                .flatMap(last -> changedOnly(last, sources, classPath))
                .orElseGet(() -> compiler.withWarnings(sources, classPath, Map.of()));
        if (!output.compilation().succeeded()) return output.compilation();
        boolean traced = output.origins().keySet().equals(output.compilation().classes().keySet());
        if (traced) known = Optional.of(new Known(texts, libraries, output));
        return new Compilation(output.compilation().classes(), inOrder(sources,
                output.compilation().problems()));
    }

    /// Empty when everything has to be compiled.
    private Optional<Compiler.Output> changedOnly(
            Known last, List<SourceFile> sources, List<Path> classPath) {
        var changed = sources.stream().filter(source ->
                !text(source).equals(last.texts().get(source.path()))).toList();
        if (changed.isEmpty()) return Optional.of(last.output());
        if (2 * changed.size() > sources.size()) return Optional.empty();
        var paths = changed.stream().map(SourceFile::path).collect(Collectors.toSet());
        var others = last.classes(paths, false);
        var output = compiler.withWarnings(changed, classPath, others);
        boolean unseen = output.compilation().succeeded() && ClassShape.same(
                last.classes(paths, true), output.compilation().classes());
        return unseen ? Optional.of(merged(last, others, paths, output)) : Optional.empty();
    }

    private Compiler.Output merged(Known last, Map<String, byte[]> others, Set<Path> changed,
            Compiler.Output output) {
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

    private static Map<Path, String> texts(List<SourceFile> sources) {
        var texts = new TreeMap<Path, String>();
        sources.forEach(source -> texts.put(source.path(), text(source)));
        return texts;
    }

    private static String text(SourceFile source) {
        return source.getCharContent(false).toString();
    }
}
