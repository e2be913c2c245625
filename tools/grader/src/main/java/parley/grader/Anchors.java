// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The places in a page that a link can point to, named as the book's site names them and, for
/// pages that are read on GitHub, as GitHub does.
final class Anchors {
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*\\s*");
    private static final Pattern OWN_NAME = Pattern.compile(
            "(.*?)\\s*\\{:?[^}]*#([\\w-]+)[^}]*\\}");
    private static final Pattern HTML = Pattern.compile("\\bid=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");

    private final Set<String> names = new TreeSet<>();

    private Anchors() {
    }

    /// All anchors of a page.
    static Set<String> of(MarkdownPage page) {
        Anchors anchors = new Anchors();
        for (MarkdownPage.Line line : page.lines()) {
            if (line.code()) continue;
            HTML.matcher(line.text()).results().forEach(hit -> anchors.names.add(hit.group(1)));
            Matcher heading = HEADING.matcher(line.text());
            if (heading.matches()) anchors.heading(heading.group(1));
        }
        return anchors.names;
    }

    private void heading(String text) {
        Matcher own = OWN_NAME.matcher(text);
        if (own.matches()) {
            names.add(own.group(2));
            return;
        }
        String plain = LINK.matcher(text).replaceAll("$1").replaceAll("\\s*\\{:?[^}]*\\}$", "");
        addNew(slug(plain), "_");
        addNew(githubSlug(plain), "-");
    }

    /// A second heading of the same words gets a number, as it does on the site.
    private void addNew(String slug, String separator) {
        String name = slug;
        for (int i = 1; !names.add(name) && i < 100; i++) name = slug + separator + i;
    }

    /// As Python-Markdown's `toc` makes it.
    static String slug(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKD)
                .replaceAll("[^\\x00-\\x7f]", "").replaceAll("[^\\w\\s-]", "")
                .strip().toLowerCase(Locale.ROOT).replaceAll("[-\\s]+", "-");
    }

    private static String githubSlug(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .strip().replace(' ', '-');
    }
}
