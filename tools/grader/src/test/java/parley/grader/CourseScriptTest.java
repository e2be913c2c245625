// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs a copy of the script `course` among JDK folders that hold nothing but a release file and a
/// `java` that prints how it was started.
class CourseScriptTest {
    private static final long LIMIT_SECONDS = 20;
    private static final String JAVA = """
            #!/bin/sh
            echo "jdk $(dirname "$(dirname "$0")")"
            echo "locale $LC_ALL"
            for word in "$@"; do echo "word $word"; done
            exit 9
            """;

    @TempDir
    Path folder;

    private Path root;
    private Path home;
    private Path system;

    /// @param exit the exit code
    /// @param out what it printed, errors too
    private record Run(int exit, String out) { }

    @BeforeEach
    void copyTheScript() throws IOException {
        Assumptions.assumeTrue(File.separatorChar == '/', "the script course is not for Windows");
        root = Files.createDirectories(folder.resolve("\u00dcbung 3/my course"));
        home = Files.createDirectories(folder.resolve("home of mine"));
        system = Files.createDirectories(folder.resolve("system"));
        var script = Files.readString(Path.of("../../course"));
        for (var top : new String[] {"/usr/lib", "/usr/java", "/usr/local", "/opt", "/Library",
            "/home/linuxbrew"}) {
            script = script.replace(" " + top, " " + system + top);
        }
        executable(root.resolve("course"), script);
        Files.createDirectories(root.resolve(".course/program/abc"));
        Files.writeString(root.resolve(".course/program/current"), "abc\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {".sdkman/candidates/java/25.0.3-tem", ".jdks/temurin-25.0.3",
        ".jdks/jbr-25/Contents/Home", ".gradle/jdks/eclipse-25", ".asdf/installs/java/temurin-25",
        ".local/share/mise/installs/java/25",
        "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"})
    void finds_a_jdk_in_the_home_folder(String place) throws Exception {
        jdk(home.resolve(place), "25.0.3");

        assertThat(course().out()).contains("jdk " + home.resolve(place));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usr/lib/jvm/java-25-openjdk", "usr/lib64/jvm/java-25",
        "usr/java/jdk-25", "opt/jdk-25", "opt/java/openjdk", "usr/local/openjdk-25",
        "Library/Java/JavaVirtualMachines/zulu-25.jdk/Contents/Home",
        "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
        "usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home",
        "home/linuxbrew/.linuxbrew/opt/openjdk@25/libexec"})
    void finds_a_jdk_in_the_usual_folders_of_a_system(String place) throws Exception {
        jdk(system.resolve(place), "25");

        assertThat(course().out()).contains("jdk " + system.resolve(place));
    }

    @Test
    void takes_java_home_first_and_passes_an_older_one_over() throws Exception {
        jdk(system.resolve("usr/lib/jvm/older"), "17.0.15");
        jdk(system.resolve("usr/lib/jvm/right"), "25.0.1");

        assertThat(course("JAVA_HOME", system.resolve("usr/lib/jvm/older").toString()).out())
                .contains("jdk " + system.resolve("usr/lib/jvm/right"));
        jdk(folder.resolve("my jdk"), "25.0.2");
        assertThat(course("JAVA_HOME", folder.resolve("my jdk").toString()).out())
                .contains("jdk " + folder.resolve("my jdk"));
    }

    @Test
    void follows_the_links_of_a_java_on_the_path() throws Exception {
        jdk(folder.resolve("a jdk"), "25.0.3");
        var bin = Files.createDirectories(folder.resolve("bin"));
        var alternative = Files.createSymbolicLink(folder.resolve("alternative"),
                folder.resolve("a jdk/bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), alternative);

        assertThat(course("PATH", bin + ":/usr/bin:/bin").out())
                .contains("jdk " + folder.resolve("a jdk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24.0.2", "26", "26.0.1", "25-ea", "250.1", "17.0.15"})
    void takes_no_other_version(String version) throws Exception {
        jdk(home.resolve(".jdks/one"), version);

        var run = course();

        assertThat(run.exit()).isEqualTo(Exit.TROUBLE);
        assertThat(run.out()).startsWith("Parley needs JDK 25");
    }

    @Test
    void takes_no_runtime_without_a_compiler() throws Exception {
        jdk(home.resolve(".jdks/jre"), "25.0.3");
        Files.delete(home.resolve(".jdks/jre/bin/javac"));

        assertThat(course().exit()).isEqualTo(Exit.TROUBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux apt install openjdk-25-jdk", "Darwin brew install openjdk@25",
        "MINGW64_NT winget install EclipseAdoptium.Temurin.25.JDK"})
    void says_for_each_system_how_to_get_a_jdk(String row) throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        executable(bin.resolve("uname"), "#!/bin/sh\necho " + row.split(" ")[0] + "\n");

        var run = course("PATH", bin + ":/usr/bin:/bin");

        assertThat(run.exit()).isEqualTo(Exit.TROUBLE);
        assertThat(run.out()).contains(row.split(" ", 2)[1]).contains("https://adoptium.net");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @Test
    void hands_words_and_exit_code_through_as_they_are() throws Exception {
        jdk(home.resolve(".jdks/one"), "25.0.3");

        var run = run(new ProcessBuilder(root.resolve("course").toString(), "java", "a b.java",
                "*", "\u00fc"));

        assertThat(run.exit()).isEqualTo(9);
        assertThat(run.out()).contains("word parley.grader.Main\nword java\nword a b.java\n"
                + "word *\nword \u00fc\n").contains("word -Dparley.root=" + root)
                .contains("word -Dparley.terminal=no")
                .contains("word " + root + "/.course/program/abc/*\n");
    }

    @Test
    void works_through_a_link_from_anywhere() throws Exception {
        jdk(home.resolve(".jdks/one"), "25.0.3");
        Files.createSymbolicLink(folder.resolve("link"), root.resolve("course"));

        var run = run(new ProcessBuilder("./link").directory(folder.toFile()));

        assertThat(run.out()).contains("word -Dparley.root=" + root.toRealPath());
    }

    @Test
    void gives_java_a_locale_that_can_read_umlauts() throws Exception {
        jdk(home.resolve(".jdks/one"), "25.0.3");

        assertThat(course("LC_ALL", "C").out()).contains("locale C.UTF-8");
        assertThat(course("LC_ALL", "xx_XX.UTF-8").out()).contains("locale C.UTF-8");
    }

    @Test
    void sets_up_first_when_there_is_no_program_and_stops_when_that_fails() throws Exception {
        jdk(home.resolve(".jdks/one"), "25.0.3");
        Files.delete(root.resolve(".course/program/current"));

        var run = course();

        assertThat(run.exit()).isEqualTo(9);
        assertThat(run.out()).contains("word " + root
                + "/tools/grader/src/main/java/parley/grader/Setup.java\nword " + root + "\n")
                .doesNotContain("parley.grader.Main");
    }

    private Run course(String... environment) throws Exception {
        return run(new ProcessBuilder(root.resolve("course").toString()), environment);
    }

    private Run run(ProcessBuilder builder, String... environment) throws Exception {
        var variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("PARLEY")
                || name.startsWith("SDKMAN") || name.startsWith("LC_"));
        variables.put("HOME", home.toString());
        variables.put("PATH", "/usr/bin:/bin");
        variables.put("LANG", "C.UTF-8");
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out);
    }

    private static void jdk(Path folder, String version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"somebody\"\nJAVA_VERSION=\""
                + version + "\"\nOS_NAME=\"Linux\"\n");
        executable(folder.resolve("bin/java"), JAVA);
        executable(folder.resolve("bin/javac"), "#!/bin/sh\n");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) throw new IOException("cannot execute " + file);
    }
}
