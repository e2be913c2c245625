// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An answer to a task that nobody thought about, made by itself. It must earn nothing.
///
/// @param task the task's id
/// @param kind `throws`, `null` or `empty`
/// @param bodies the statements for each of the task's bodies, in their order
record LazyVariant(String task, String kind, List<String> bodies) {
    private static final String THROWS = "throw new RuntimeException(\"not done\");";

    /// All lazy answers to a task whose solution has these bodies: throws always; returns null,
    /// zero or false or does nothing; returns something empty.
    static List<LazyVariant> of(String task, List<TaskBody> bodies) {
        List<LazyVariant> variants = new ArrayList<>();
        Set<List<String>> seen = new LinkedHashSet<>();
        add(variants, seen, task, "throws", bodies.stream().map(body -> THROWS).toList());
        add(variants, seen, task, "null", bodies.stream().map(LazyVariant::nothing).toList());
        add(variants, seen, task, "empty", bodies.stream().map(LazyVariant::empty).toList());
        return variants;
    }

    private static void add(List<LazyVariant> variants, Set<List<String>> seen, String task,
            String kind, List<String> bodies) {
        if (seen.add(bodies)) variants.add(new LazyVariant(task, kind, bodies));
    }

    /// The solution's file with this answer in the place of ours.
    ///
    /// @param all the task's bodies in the order in which [#of] got them
    String in(MarkedSource source, List<TaskBody> all) {
        return Cutter.withBodies(source, body -> {
            int index = all.indexOf(body);
            return index < 0 ? Optional.empty() : Optional.of(bodies.get(index));
        });
    }

    /// What it does, in words.
    String words() {
        return bodies.stream().distinct().reduce((a, b) -> a + " and " + b).orElse("")
                .replace("java.util.", "").replace(";", "");
    }

    private static String nothing(TaskBody body) {
        return switch (body.returnType()) {
            case "", "void" -> "// does nothing";
            case "boolean" -> "return false;";
            case "byte", "short", "int", "long", "float", "double" -> "return 0;";
            case "char" -> "return '\\0';";
            default -> "return null;";
        };
    }

    private static String empty(TaskBody body) {
        String type = body.returnType();
        if (type.endsWith("[]")) {
            return "return new " + type.substring(0, type.length() - 2) + "[0];";
        }
        return switch (type.replaceAll("<.*", "")) {
            case "String", "CharSequence" -> "return \"\";";
            case "Optional" -> "return java.util.Optional.empty();";
            case "OptionalInt" -> "return java.util.OptionalInt.empty();";
            case "OptionalLong" -> "return java.util.OptionalLong.empty();";
            case "List", "Collection", "Iterable" -> "return java.util.List.of();";
            case "Set" -> "return java.util.Set.of();";
            case "Map" -> "return java.util.Map.of();";
            case "Stream" -> "return java.util.stream.Stream.empty();";
            case "Duration" -> "return java.time.Duration.ZERO;";
            case "InputStream" -> "return java.io.InputStream.nullInputStream();";
            case "Integer" -> "return 0;";
            case "Long" -> "return 0L;";
            case "Boolean" -> "return false;";
            default -> nothing(body);
        };
    }
}
