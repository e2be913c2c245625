// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// What a lab may use, from the `needs.*` lines of its `lab.properties`. The sandbox's limits
/// come from it, and the author's check runs every solution inside them.
///
/// @param heapMegabytes the test JVM's heap
/// @param fileMegabytes the largest file
/// @param openFiles the most files and sockets open at a time
/// @param nativeCode whether native code is loaded
/// @param multicast whether multicast datagrams are sent
/// @param modules JDK modules beyond the usual ones, with commas; empty: none
/// @param browser whether a browser is needed
record LabNeeds(
        int heapMegabytes, int fileMegabytes, int openFiles, boolean nativeCode, boolean multicast,
        String modules, boolean browser) {
    private static final String PREFIX = "needs.";
    private static final List<String> NAMES = List.of(
            "heapMegabytes", "fileMegabytes", "openFiles", "native", "multicast", "modules",
            "browser");
    private static final int HEAP_MEGABYTES = 256;
    private static final int FILE_MEGABYTES = 16;
    private static final int OPEN_FILES = 256;

    /// The needs of a lab; the usual ones where it names none.
    ///
    /// @throws CourseException for a value that is no number, or a need that nobody knows
    static LabNeeds of(Lab lab) {
        var file = lab.folder().resolve(LabProperties.NAME);
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            // Without the file the usual limits hold.
        }
        try {
            return of(properties);
        } catch (IllegalArgumentException e) {
            throw new CourseException(file + ": " + e.getMessage(), e);
        }
    }

    private static LabNeeds of(Properties properties) {
        for (var name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX) && !NAMES.contains(name.substring(PREFIX.length())))
                throw new IllegalArgumentException("nobody knows \"" + name + "\"; there are "
                        + String.join(", ", NAMES));
        }
        return new LabNeeds(
                number(properties, "heapMegabytes", HEAP_MEGABYTES),
                number(properties, "fileMegabytes", FILE_MEGABYTES),
                number(properties, "openFiles", OPEN_FILES),
                flag(properties, "native"), flag(properties, "multicast"),
                properties.getProperty(PREFIX + "modules", "").replace(" ", ""),
                flag(properties, "browser"));
    }

    /// The needs in a few words for the student.
    String words() {
        var parts = new ArrayList<>(List.of(
                heapMegabytes + " MB of heap", "files of up to " + fileMegabytes + " MB",
                openFiles + " open files and sockets"));
        if (nativeCode) parts.add("native code");
        if (multicast) parts.add("multicast");
        if (browser) parts.add("a browser");
        if (!modules.isEmpty()) parts.add("the JDK's " + modules.replace(",", ", "));
        return String.join(", ", parts);
    }

    private static int number(Properties properties, String name, int otherwise) {
        var value = Optional.ofNullable(properties.getProperty(PREFIX + name)).map(String::strip);
        if (value.isEmpty()) return otherwise;
        if (!value.get().matches("[1-9]\\d{0,6}")) throw new IllegalArgumentException(
                PREFIX + name + " must be a number above 0, not \"" + value.get() + "\"");
        return Integer.parseInt(value.get());
    }

    private static boolean flag(Properties properties, String name) {
        return Boolean.parseBoolean(properties.getProperty(PREFIX + name, "false").strip());
    }
}
