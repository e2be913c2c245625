// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Proves that every relative link in Markdown leads to a file, and to a heading in it.
final class LinkCheck {
    private final CourseFiles files;
    private final Map<String, Set<String>> anchors = new HashMap<>();

    LinkCheck(CourseFiles files) {
        this.files = files;
    }

    /// The dead links of all pages.
    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (String file : files.ending("", ".md")) {
            MarkdownPage page = MarkdownPage.of(file, files.text(file).orElse(""));
            for (MarkdownPage.Link link : page.links()) {
                problem(file, link.target()).ifPresent(sentence ->
                        findings.add(Finding.at(file, link.line(), "%s", sentence)));
            }
        }
        return findings;
    }

    /// What is wrong with a link that stands in a file; nothing when it leads somewhere.
    Optional<String> problem(String file, String target) {
        if (target.matches("[a-z][a-z0-9+.-]*:.*") || target.startsWith("//")) {
            return Optional.empty();
        }
        if (target.startsWith("/")) {
            return Optional.of("the link \"" + target + "\" starts at the root of a server; "
                    + "write it relative to this file");
        }
        String[] parts = target.split("#", 2);
        String path = URLDecoder.decode(parts[0].replace("+", "%2B"), StandardCharsets.UTF_8);
        String name = path.isEmpty() ? file : beside(file, path);
        if (name.startsWith("..") || !files.hasPath(name)) {
            return Optional.of("the link \"" + target + "\" is dead: there is no " + name
                    + "; correct the link or add the file");
        }
        if (parts.length == 1 || parts[1].isEmpty() || anchorsOf(name).contains(parts[1])) {
            return Optional.empty();
        }
        return Optional.of("the link \"" + target + "\" is dead: " + name
                + " has no heading \"#" + parts[1] + "\"; it has " + near(name));
    }

    /// The anchors of a page, those of the files that it includes whole among them.
    private Set<String> anchorsOf(String file) {
        return anchors.computeIfAbsent(file, name -> {
            MarkdownPage page = MarkdownPage.of(name, files.text(name).orElse(""));
            Set<String> all = Anchors.of(page);
            for (Quote quote : Quote.of(page)) {
                if (!quote.path().endsWith(".md")) continue;
                all.addAll(Anchors.of(MarkdownPage.of(
                        quote.path(), files.text(quote.path()).orElse(""))));
            }
            return all;
        });
    }

    private String near(String file) {
        Set<String> there = anchorsOf(file);
        return there.isEmpty() ? "none" : "#" + String.join(", #", there);
    }

    private static String beside(String file, String path) {
        Path folder = Optional.ofNullable(Path.of(file).getParent()).orElse(Path.of(""));
        return Starter.slashes(folder.resolve(path).normalize());
    }
}
