// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a solution's markers, and refuses one that is not as CONTRIBUTING.md describes it.
final class MarkerReader {
    private static final Pattern TASK = Pattern.compile("task (\\d+\\.\\d+): (\\S.*)");
    private static final Pattern END = Pattern.compile("end (\\d+\\.\\d+)");
    private static final Pattern LIKE_A_MARKER = Pattern.compile(
            "(?i)(task|end)\\s*:?\\s*\\d.*|(end )?solution[ -]?only.*");

    private final String file;
    private final String text;
    private final List<MethodBody> bodies;
    private final List<TaskBody> tasks = new ArrayList<>();
    private final List<MarkedSource.Part> answerOnly = new ArrayList<>();
    private LineComment open;

    MarkerReader(String file, String text) {
        this.file = file;
        this.text = text;
        this.bodies = MethodBody.of(file, text);
    }

    MarkedSource read() {
        for (LineComment comment : LineComment.of(text)) read(comment);
        if (open != null) {
            throw refuse(open, "\"// %s\" is never closed", open.text());
        }
        return new MarkedSource(file, text, List.copyOf(tasks), List.copyOf(answerOnly));
    }

    private void read(LineComment comment) {
        if (!LIKE_A_MARKER.matcher(comment.text()).matches()) return;
        if (comment.text().equals("solution only")
                || TASK.matcher(comment.text()).matches()) {
            begin(comment);
        } else if (comment.text().equals("end solution only")) {
            endAnswerOnly(comment);
        } else if (END.matcher(comment.text()).matches()) {
            endTask(comment);
        } else {
            throw refuse(comment, "write \"// task 3.2: what to do\", \"// end 3.2\", "
                    + "\"// solution only\" or \"// end solution only\", or other words");
        }
    }

    private void begin(LineComment comment) {
        if (open != null) {
            throw refuse(comment, "\"// %s\" (line %d) is still open: markers never nest",
                    open.text(), line(open.start()));
        }
        open = comment;
    }

    private void endTask(LineComment end) {
        Matcher ended = match(END, end);
        if (open == null || !open.text().startsWith("task " + ended.group(1) + ":")) {
            throw refuse(end, "no \"// task %s: ...\" is open here", ended.group(1));
        }
        Matcher begun = match(TASK, open);
        MethodBody body = enclosed(open, end);
        int lines = line(end.start()) - line(open.start()) - 1;
        tasks.add(new TaskBody(begun.group(1), begun.group(2), file, line(open.start()), lines,
                body.member(), body.returnType(), open.start(), endOf(end)));
        open = null;
    }

    /// The body that the pair encloses wholly.
    private MethodBody enclosed(LineComment begin, LineComment end) {
        MethodBody body = around(begin.start()).orElseThrow(() -> refuse(begin,
                "a task is the whole body of a method or constructor, "
                        + "and this stands in none"));
        if (body.initialiser()) {
            throw refuse(begin, "an initialiser cannot be a task: move it to a method");
        }
        if (!text.substring(body.open() + 1, begin.start()).isBlank()) {
            throw refuse(begin, "the marker must come first in the body of %s",
                    body.member());
        }
        if (end.start() > body.close()
                || !text.substring(endOf(end), body.close()).isBlank()) {
            throw refuse(end, "the marker must come last in the body of %s", body.member());
        }
        return body;
    }

    private void endAnswerOnly(LineComment end) {
        if (open == null || !open.text().equals("solution only")) {
            throw refuse(end, "no \"// solution only\" is open here");
        }
        for (LineComment marker : List.of(open, end)) {
            if (!text.substring(lineStart(marker.start()), marker.start()).isBlank()) {
                throw refuse(marker, "put this marker on a line of its own");
            }
            around(marker.start()).ifPresent(body -> {
                throw refuse(marker, "only whole members and imports can be solution only, "
                        + "and this stands in the body of %s", body.member());
            });
        }
        answerOnly.add(new MarkedSource.Part(
                lineStart(open.start()), Math.min(text.length(), endOf(end) + 1)));
        open = null;
    }

    /// The innermost body around an offset: inner ones come later in the list.
    private Optional<MethodBody> around(int offset) {
        return bodies.reversed().stream()
                .filter(body -> body.open() < offset && offset < body.close()).findFirst();
    }

    private int endOf(LineComment comment) {
        int end = text.indexOf('\n', comment.start());
        return end < 0 ? text.length() : end;
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset) + 1;
    }

    private int line(int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static Matcher match(Pattern pattern, LineComment comment) {
        Matcher matcher = pattern.matcher(comment.text());
        if (!matcher.matches()) throw new IllegalStateException(comment.text());
        return matcher;
    }

    private CutException refuse(LineComment at, String sentence, Object... args) {
        return new CutException(file, line(at.start()), sentence.formatted(args));
    }
}
