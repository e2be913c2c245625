// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps a submission in its own package: a class in another one could stand in for an earlier part.
final class OwnPackage {
    private OwnPackage() {
    }

    /// The same compilation, with an error for each class outside of the part's package.
    static Compilation only(Compilation compilation, LabPath path) {
        var allowed = ReferencePart.read(path.reference()).keySet().stream()
                .map(OwnPackage::packageOf).collect(Collectors.toSet());
        var problems = new ArrayList<>(compilation.problems());
        compilation.classes().keySet().stream()
                .filter(name -> !allowed.contains(packageOf(name)))
                .map(name -> Problems.of(sentence(name, allowed))).forEach(problems::add);
        return problems.size() == compilation.problems().size() ? compilation
                : new Compilation(Map.of(), problems);
    }

    private static String sentence(String name, Set<String> allowed) {
        return "The class " + name + " stands in another package than the lab's. Its file begins "
                + "with: package " + String.join(" or ", allowed) + ";";
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
