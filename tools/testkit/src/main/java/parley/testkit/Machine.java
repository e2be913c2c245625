// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/// What a test needs of the machine it runs on: programs that nobody here wrote, for example.
///
/// Where something is missing the test is skipped, and never counts as passed. The whole build says
/// in its last lines what was missing and how to get it, once for all modules: this class notes it
/// in a file, and the root POM prints that. Where the variable `CI` is `true`, the test fails.
public final class Machine {
    /// The system property that names the file: a line for each thing that was missing, with a tab
    /// before each of the ways to get it.
    static final String NOTES = "parley.did-not-run";
    private static final int LINE = 76;
    private static final Map<String, List<String>> PROGRAMS = Map.ofEntries(
            program("chromium", "chromium", "--cask chromium"),
            program("curl", "curl", "curl"),
            program("ftp", "ftp", "inetutils"),
            program("git", "git", "git"),
            program("nc", "netcat-openbsd", "netcat"),
            program("nice", "coreutils", "coreutils"),
            program("node", "nodejs", "node"),
            program("openssl", "openssl", "openssl"),
            program("python3", "python3", "python"),
            program("telnet", "telnet", "telnet"),
            program("tshark", "tshark", "wireshark",
                    "Windows: winget install WiresharkFoundation.Wireshark"));

    private Machine() {
    }

    private static Map.Entry<String, List<String>> program(String name, String debian,
            String homebrew, String... more) {
        return Map.entry(name, Stream.concat(Stream.of("Debian, Ubuntu: apt-get install " + debian,
                "macOS: brew install " + homebrew), Stream.of(more)).toList());
    }

    /// Goes on where a program is installed.
    ///
    /// @throws TestAbortedException where it is not; an [AssertionError] where `CI` is `true`
    /// @throws IllegalArgumentException when this class cannot say how to install it
    public static void needs(String program) {
        List<String> how = PROGRAMS.get(program);
        if (how == null) throw new IllegalArgumentException("say here how to get " + program);
        String path = System.getenv().getOrDefault("PATH", "");
        boolean there = Stream.of(path.split(File.pathSeparator))
                .flatMap(f -> Stream.of(Path.of(f, program), Path.of(f, program + ".exe")))
                .anyMatch(Files::isExecutable);
        needs(there, program + " is not installed.", how.toArray(String[]::new));
    }

    /// Goes on where something is there.
    ///
    /// @param missing a sentence that says what is missing when it is not; 76 characters at most
    /// @param how to get it, in lines of at most 76 characters
    /// @throws TestAbortedException where it is not; an [AssertionError] where `CI` is `true`
    /// @throws IllegalArgumentException when a line is too long to be read in 80 columns
    public static void needs(boolean there, String missing, String... how) {
        if (Stream.concat(Stream.of(missing), Stream.of(how)).anyMatch(s -> s.length() > LINE))
            throw new IllegalArgumentException("a line of more than " + LINE + " characters");
        if (!there) missing(missing, List.of(how), "true".equals(System.getenv("CI")));
    }

    static void missing(String what, List<String> how, boolean required) {
        String told = what + "\n" + String.join("\n", how);
        if (required) throw new AssertionError(told);
        String notes = System.getProperty(NOTES, "");
        if (!notes.isEmpty()) note(Path.of(notes), told.replace('\n', '\t') + "\n");
        throw new TestAbortedException(told);
    }

    private static void note(Path notes, String line) {
        try {
            Files.createDirectories(notes.toAbsolutePath().getParent());
            // One short write at the end of the file: other JVMs write there too.
            Files.writeString(notes, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
