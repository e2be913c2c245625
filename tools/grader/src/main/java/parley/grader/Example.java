// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A program of a chapter that runs by itself.
///
/// @param name as it is typed: `greeting-server`
/// @param what the first sentence of its doc comment
record Example(String name, Path file, String what) {
    private static final Pattern MAIN = Pattern.compile("(?m)^\\s*(?:[a-z]+ )*void main\\(");
    private static final Pattern SENTENCE = Pattern.compile("(?s)^(.*?[.!?])(?:\\s|$)");

    /// The programs of a chapter, by name. None when the chapter has no examples yet.
    static List<Example> of(Path root, Chapter chapter) throws IOException {
        var sources = root.resolve("chapters").resolve(chapter.directory())
                .resolve("src/main/java");
        var examples = new ArrayList<Example>();
        for (var file : Starter.filesOf(sources)) {
            if (!file.toString().endsWith(".java")) continue;
            var text = Files.readString(file);
            if (MAIN.matcher(text).find()) examples.add(new Example(name(file), file, what(text)));
        }
        return List.copyOf(examples);
    }

    /// Whether this is what somebody means who types a name: dashes and capitals do not matter.
    boolean isCalled(String typed) {
        return plain(typed).equals(plain(name));
    }

    /// The other half of a pair: the client of a server, the server of a client.
    Optional<Example> partner(List<Example> examples) {
        var other = name.endsWith("-server") ? name.replaceFirst("server$", "client")
                : name.endsWith("-client") ? name.replaceFirst("client$", "server") : "";
        return examples.stream().filter(example -> example.name.equals(other)).findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.java$", "").replace("-", "");
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static String what(String text) {
        var words = new StringBuilder();
        for (var line : text.lines().toList()) {
            if (line.startsWith("///")) {
                if (line.length() <= 3) break;
                words.append(line.substring(3).strip()).append(' ');
            } else if (!words.isEmpty()) {
                break;
            }
        }
        var sentence = SENTENCE.matcher(words);
        return (sentence.find() ? sentence.group(1) : words.toString()).strip().replace("`", "");
    }
}
