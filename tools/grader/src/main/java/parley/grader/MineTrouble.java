// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Says what ended a student's program or one of its threads: the task that is still to do, or the
/// exception and the line it came from. Any thread.
///
/// @param lab the lab's folder; the student's sources are below it
record MineTrouble(Path lab) {
    private static final String TODO = "TODO ";
    private static final String SOURCES = "src/main/java";
    /// Characters of an exception's message that are shown.
    private static final int MAX_MESSAGE = 200;
    /// How deep an exception's causes are followed.
    private static final int MAX_CAUSES = 20;

    /// What ended the program.
    String ofProgram(Throwable thrown) {
        return toDo(thrown).orElseGet(() ->
                Text.wrap("The program ended with " + named(root(thrown)) + ".") + where(thrown));
    }

    /// What ended a thread; the rest of the program goes on.
    String ofThread(String name, Throwable thrown) {
        return toDo(thrown).orElseGet(() -> Text.wrap("The program's thread \"" + Safe.text(name)
                + "\" ended with " + named(root(thrown)) + ".") + where(thrown));
    }

    private static Optional<String> toDo(Throwable thrown) {
        return causes(thrown).stream().filter(UnsupportedOperationException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .filter(text -> text.startsWith(TODO)).map(text -> text.substring(TODO.length()))
                .map(task -> "The program needs task " + task + ", which is still to do:\n"
                        + "  ./course task " + task).findFirst();
    }

    /// The student's line nearest to where it was thrown; the causes are looked at first.
    private String where(Throwable thrown) {
        return causes(thrown).reversed().stream()
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .flatMap(frame -> line(frame).stream()).findFirst()
                .map(line -> "\nLook at: " + line)
                .orElse("\nNone of your lines is in it: it was thrown in " + thrower(thrown) + ".");
    }

    private Optional<String> line(StackTraceElement frame) {
        if (frame.getFileName() == null || frame.getLineNumber() < 1) return Optional.empty();
        var type = frame.getClassName();
        var folder = type.substring(0, Math.max(0, type.lastIndexOf('.'))).replace('.', '/');
        var file = lab.resolve(SOURCES).resolve(folder).resolve(frame.getFileName());
        if (!Files.isRegularFile(file)) return Optional.empty();
        var root = lab.toAbsolutePath().getParent().getParent();
        return Optional.of(Starter.slashes(root.relativize(file.toAbsolutePath())) + ":"
                + frame.getLineNumber());
    }

    private static String thrower(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace()).findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .orElse("an unknown place");
    }

    private static Throwable root(Throwable thrown) {
        return causes(thrown).getLast();
    }

    /// The throwable itself and its causes, the innermost last.
    private static List<Throwable> causes(Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (var at = thrown; at != null && causes.size() < MAX_CAUSES; at = at.getCause()) {
            causes.add(at);
        }
        return causes;
    }

    /// `an EOFException ("the peer left")`.
    private static String named(Throwable thrown) {
        var type = thrown.getClass();
        var name = type.isAnonymousClass() ? type.getName() : type.getSimpleName();
        var article = "AEIOaeio".indexOf(name.charAt(0)) >= 0 ? "an " : "a ";
        var message = Optional.ofNullable(thrown.getMessage()).map(Safe::text).orElse("")
                .strip().replace('\n', ' ');
        if (message.isEmpty()) return article + name;
        return article + name + " (" + (message.length() > MAX_MESSAGE
                ? message.substring(0, MAX_MESSAGE) + "..." : message) + ")";
    }
}
