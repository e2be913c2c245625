// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// What a lab may use. The sandbox's limits come from it, and the author check runs every
/// solution inside them.
///
/// @param heapMegabytes the largest heap
/// @param fileMegabytes the largest file
/// @param openFiles the most files and sockets open at a time
/// @param threads the most threads of the operating system at a time
/// @param nativeCode whether native code is loaded
/// @param multicast whether multicast datagrams are sent
/// @param modules modules of the JDK beyond `java.base`, separated by white space
/// @param browser whether a browser is needed
record Needs(
        int heapMegabytes, int fileMegabytes, int openFiles, int threads, boolean nativeCode,
        boolean multicast, String modules, boolean browser) {
    private static final List<String> NAMES = List.of(
            "heapMegabytes", "fileMegabytes", "openFiles", "threads", "native", "multicast",
            "modules", "browser");
    private static final int HEAP_MEGABYTES = 128;
    private static final int FILE_MEGABYTES = 16;
    private static final int OPEN_FILES = 256;
    private static final int THREADS = 128;

    /// Reads the `needs.*` lines.
    ///
    /// @throws IllegalArgumentException for a value that is no number, or a need nobody knows
    static Needs of(Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("needs.") && !NAMES.contains(name.substring(6))) {
                throw new IllegalArgumentException("there is no need \"" + name + "\"; known are "
                        + String.join(", ", NAMES));
            }
        }
        return new Needs(
                number(properties, "heapMegabytes", HEAP_MEGABYTES),
                number(properties, "fileMegabytes", FILE_MEGABYTES),
                number(properties, "openFiles", OPEN_FILES),
                number(properties, "threads", THREADS),
                flag(properties, "native"), flag(properties, "multicast"),
                properties.getProperty("needs.modules", "").strip(),
                flag(properties, "browser"));
    }

    /// The needs in one sentence for the student.
    String sentence() {
        List<String> parts = new ArrayList<>(List.of(
                heapMegabytes + " MB of heap", "files of up to " + fileMegabytes + " MB",
                openFiles + " open files and sockets", threads + " threads"));
        if (nativeCode) parts.add("native code");
        if (multicast) parts.add("multicast");
        if (browser) parts.add("a browser");
        if (!modules.isEmpty()) parts.add("the JDK's " + modules);
        return String.join(", ", parts);
    }

    private static int number(Properties properties, String name, int otherwise) {
        Optional<String> value = Optional.ofNullable(properties.getProperty("needs." + name));
        if (value.isEmpty()) return otherwise;
        if (!value.get().strip().matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException(
                    "needs." + name + " must be a number above 0, not \"" + value.get() + "\"");
        }
        return Integer.parseInt(value.get().strip());
    }

    private static boolean flag(Properties properties, String name) {
        return Boolean.parseBoolean(properties.getProperty("needs." + name, "false").strip());
    }
}
