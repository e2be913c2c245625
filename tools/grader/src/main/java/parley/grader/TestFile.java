// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where the graded tests of a task stand.
final class TestFile {
    private TestFile() {
    }

    /// The file with the task's `@Task`, seen from the course's folder; the folder of all tests
    /// when no file names the task.
    static String of(Lab lab, TaskPlan task) {
        Pattern described = Pattern.compile("\\bid\\s*=\\s*\"" + Pattern.quote(task.id()) + "\"");
        try {
            for (Path file : Starter.filesOf(lab.tests())) {
                if (described.matcher(Files.readString(file)).find()) {
                    return Starter.slashes(lab.root().relativize(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Starter.slashes(lab.root().relativize(lab.tests()));
    }
}
