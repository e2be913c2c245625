// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// What `labs/NN/lab.properties` says about a lab.
///
/// @param title the lab's name: "Sockets"
/// @param part the package that the student writes: `parley.sockets`
/// @param demo the main class that `./course demo 3 mine` runs; empty: none
/// @param moment what to do with the finished part, in Markdown
/// @param needs what the lab needs beyond plain Java
record LabProperties(String title, String part, String demo, String moment, LabNeeds needs) {
    /// The file's name in the lab's folder.
    static final String NAME = "lab.properties";

    /// Reads a lab's file. A lab without one has no title and the smallest needs.
    static LabProperties of(Lab lab) {
        Properties properties = new Properties();
        Path file = lab.folder().resolve(NAME);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new LabProperties(
                properties.getProperty("title", ""), properties.getProperty("part", ""),
                properties.getProperty("demo", ""), properties.getProperty("moment", ""),
                LabNeeds.of(lab));
    }
}
