// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Proves that every quote in the book exists, and that the book never gives an answer away.
final class SnippetCheck {
    /// So many lines of an answer in a row are no coincidence.
    private static final int GIVEN_AWAY_LINES = 4;

    private static final Pattern RIGHT_VARIANT = Pattern.compile("solutions/[^/]+/right/.*");
    private static final Pattern SOLUTION = Pattern.compile("solutions/[^/]+/src/main/.*\\.java");

    private final CourseFiles files;
    private final List<MarkedSource> solutions;

    SnippetCheck(CourseFiles files) {
        this.files = files;
        this.solutions = files.names().stream().filter(SOLUTION.asMatchPredicate())
                .flatMap(file -> marked(file).stream()).toList();
    }

    /// What is wrong with the book's quotes.
    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (String file : files.ending("book/", ".md")) {
            MarkdownPage page = MarkdownPage.of(file, files.text(file).orElse(""));
            Quote.of(page).forEach(quote -> problem(quote).ifPresent(
                    sentence -> findings.add(Finding.at(file, quote.line(), "%s", sentence))));
            findings.addAll(typedAnswers(page));
        }
        return findings;
    }

    private Optional<String> problem(Quote quote) {
        Optional<String> text = files.text(quote.path());
        if (text.isEmpty()) {
            return Optional.of("it quotes \"" + quote.path() + "\", and there is no such file; "
                    + "paths start at the course's folder");
        }
        Optional<QuotedLines> lines = QuotedLines.of(quote, text.get());
        if (lines.isEmpty()) {
            return Optional.of("it quotes \"" + quote.path() + ":" + quote.part() + "\"; put \"// "
                    + "--8<-- [start:" + quote.part() + "]\" and \"[end:" + quote.part()
                    + "]\" around lines of that file, or correct the name");
        }
        return answer(quote, lines.get()).map(task -> "it quotes the answer to task " + task
                + " from " + quote.path() + "; quote something else, the book never gives a "
                + "task's body away");
    }

    private Optional<String> answer(Quote quote, QuotedLines quoted) {
        if (RIGHT_VARIANT.matcher(quote.path()).matches()) return Optional.of("(right variant)");
        return solutions.stream().filter(source -> source.file().equals(quote.path()))
                .flatMap(source -> source.tasks().stream())
                .filter(task -> quoted.has(task.line() + 1)
                        || quoted.has(task.line() + task.lines())
                        || task.line() < quoted.first()
                                && quoted.last() <= task.line() + task.lines())
                .map(TaskBody::id).findFirst();
    }

    /// Answers that somebody typed into a page.
    private List<Finding> typedAnswers(MarkdownPage page) {
        List<Finding> findings = new ArrayList<>();
        Set<String> code = page.lines().stream().filter(MarkdownPage.Line::code)
                .map(line -> line.text().strip()).collect(Collectors.toSet());
        for (MarkedSource source : solutions) {
            for (TaskBody task : source.tasks()) {
                if (!givesAway(body(source, task), code)) continue;
                findings.add(Finding.of(page.file(), "a code block holds %d lines of the answer "
                        + "to task %s (%s:%d); take them out, the book never gives a task's "
                        + "body away", GIVEN_AWAY_LINES, task.id(), task.file(), task.line()));
            }
        }
        return findings;
    }

    private static List<String> body(MarkedSource source, TaskBody task) {
        return source.text().substring(task.start(), task.end()).lines().map(String::strip)
                .filter(line -> line.length() > 10 && !line.startsWith("//")).toList();
    }

    private static boolean givesAway(List<String> body, Set<String> code) {
        int inRow = 0;
        for (String line : body) {
            inRow = code.contains(line) ? inRow + 1 : 0;
            if (inRow >= GIVEN_AWAY_LINES) return true;
        }
        return false;
    }

    private Optional<MarkedSource> marked(String file) {
        try {
            return Optional.of(MarkedSource.read(file, files.text(file).orElse("")));
        } catch (CutException e) {
            return Optional.empty();
        }
    }
}
