// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Properties;

/// What a lab needs of the JVM that runs it, from its `lab.properties`.
///
/// @param heapMegabytes the test JVM's heap
/// @param modules JDK modules beyond the usual ones, with commas; empty: none
record LabNeeds(int heapMegabytes, String modules) {
    private static final String DEFAULT_HEAP_MEGABYTES = "256";

    /// The needs of a lab; the usual ones where it names none.
    ///
    /// @throws CourseException when a need is not a number
    static LabNeeds of(Lab lab) {
        var file = lab.folder().resolve("lab.properties");
        var needs = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            needs.load(in);
        } catch (IOException e) {
            // Without the file the usual limits hold.
        }
        var heap = needs.getProperty("needs.heapMegabytes", DEFAULT_HEAP_MEGABYTES).strip();
        try {
            return new LabNeeds(Integer.parseInt(heap),
                    needs.getProperty("needs.modules", "").replace(" ", ""));
        } catch (NumberFormatException e) {
            throw new CourseException(file + ": needs.heapMegabytes is no number: " + heap, e);
        }
    }
}
