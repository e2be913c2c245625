// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// Asks the person at the keyboard.
record Question(PrintWriter out) {
    private static final Set<String> YES = Set.of("y", "yes", "j", "ja", "o", "oui", "e", "evet",
            "\u662f");

    /// Whether the answer was yes. Only Enter, or anything else, is no.
    ///
    /// @throws CourseException when nobody is there to answer
    boolean yes(String question) {
        out.print(question + " [y/N] ");
        out.flush();
        var line = readLine();
        if (line == null) {
            out.println();
            throw CourseException.usage(
                    "There is nobody to ask: say --yes to go on without a question.");
        }
        return YES.contains(line.strip().toLowerCase(Locale.ROOT));
    }

    private static String readLine() {
        try {
            var encoding = Charset.forName(
                    System.getProperty("stdin.encoding", StandardCharsets.UTF_8.name()));
            return new BufferedReader(new InputStreamReader(System.in, encoding)).readLine();
        } catch (IOException nobody) {
            return null;
        }
    }
}
