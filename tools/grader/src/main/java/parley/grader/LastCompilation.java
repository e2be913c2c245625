// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The last compilation that worked, and what it was made from.
///
/// @param texts a hash of the text of each source
/// @param libraries what was on the class path, with sizes and times
record LastCompilation(
        Map<Path, String> texts, List<String> libraries, Compiler.Output output) {
    /// What these sources are now, for comparing.
    static Map<Path, String> textsOf(List<SourceFile> sources) {
        var texts = new TreeMap<Path, String>();
        sources.forEach(source -> texts.put(source.path(), hash(source)));
        return texts;
    }

    /// Whether this source has another text than then.
    boolean isOlderThan(SourceFile source) {
        return !hash(source).equals(texts.get(source.path()));
    }

    /// The classes that come from these sources (`inside`), or from all others.
    Map<String, byte[]> classes(Set<Path> sources, boolean inside) {
        var chosen = new TreeMap<>(output.compilation().classes());
        chosen.keySet().removeIf(
                name -> sources.contains(output.origins().get(name)) != inside);
        return chosen;
    }

    private static String hash(SourceFile source) {
        return new ContentHash().add(source.getCharContent(false).toString()).text();
    }
}
