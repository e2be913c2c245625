// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// Turns javac's diagnostics into [Problem]s. The plain sentence is chosen by the diagnostic's
/// code, because javac's words are in the language of the user.
final class Problems {
    private static final Properties PLAIN = load();

    private Problems() {
    }

    /// The problem; empty for remarks that nobody needs ("Recompile with -Xlint").
    static Optional<Problem> read(Diagnostic<? extends JavaFileObject> found, Path root) {
        boolean error = found.getKind() == Diagnostic.Kind.ERROR;
        boolean warning = found.getKind() == Diagnostic.Kind.WARNING
                || found.getKind() == Diagnostic.Kind.MANDATORY_WARNING;
        if (!error && !warning) return Optional.empty();
        var source = found.getSource() instanceof SourceFile file ? file : null;
        return Optional.of(new Problem(error,
                source == null ? "" : place(source.path(), root) + ":" + found.getLineNumber(),
                source == null ? "" : source.line(found.getLineNumber()),
                Math.max(0, found.getColumnNumber()), found.getMessage(null).strip(),
                error ? plain(found.getCode()) : ""));
    }

    /// A problem of the sources as a whole, which javac has not seen.
    static Problem of(String sentence) {
        return new Problem(true, "", "", 0, sentence, "");
    }

    /// A file as the student types it.
    static String place(Path file, Path root) {
        var shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    /// `compiler.err.cant.resolve.location.args` also matches a sentence for `cant.resolve`.
    static String plain(String code) {
        var key = code == null ? "" : code.replaceFirst("^compiler\\.err\\.", "");
        while (!key.isEmpty()) {
            var sentence = PLAIN.getProperty(key);
            if (sentence != null) return sentence;
            key = key.substring(0, Math.max(0, key.lastIndexOf('.')));
        }
        return "";
    }

    private static Properties load() {
        var plain = new Properties();
        try (var in = Problems.class.getResourceAsStream("problems.properties")) {
            plain.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plain;
    }
}
