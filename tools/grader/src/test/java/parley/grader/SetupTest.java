// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sets up a course in a folder with a space and umlauts, with a Maven that a test scripts.
class SetupTest {
    private static final long LIMIT_SECONDS = 60;
    private static final String BUILDS = """
            echo '[INFO] Building Parley: grader 1.0-SNAPSHOT [1/1]'
            mkdir -p tools/grader/target/lib
            cp "$SOME_JAR" tools/grader/target/grader-1.0.jar
            """;

    @TempDir
    Path folder;

    private Path root;

    /// @param out what it printed, errors too
    private record Run(int exit, String out) { }

    @BeforeEach
    void make() throws IOException {
        Assumptions.assumeTrue(File.separatorChar == '/', "the scripted Maven is a shell script");
        root = Files.createDirectories(folder.resolve("\u00dcbung 3/my course"));
        write("tools/grader/pom.xml", "<project/>");
        write("labs/03-sockets/src/main/java/Mine.java", "class Mine { }");
    }

    @Test
    void builds_offline_when_nothing_is_missing_and_only_once() throws Exception {
        maven(BUILDS);

        var run = setup();

        assertThat(run.exit()).as(run.out()).isEqualTo(Exit.DONE);
        assertThat(calls()).hasSize(1).first().asString().contains("--offline")
                .contains("-Dsetup").endsWith("package");
        assertThat(run.out()).contains("Setting up").doesNotContain("First use");
        var program = root.resolve(".course/program");
        var state = Files.readString(program.resolve("current")).strip();
        assertThat(program.resolve(state).resolve("grader-1.0.jar")).exists();
        assertThat(root.resolve(".course/delivered.txt")).content().contains("Mine.java");

        assertThat(setup().exit()).isEqualTo(Exit.DONE);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void builds_again_when_a_source_has_changed_and_not_for_a_lab() throws Exception {
        Files.createDirectories(root.resolve(".course"));
        maven(BUILDS);
        setup();

        write("labs/03-sockets/src/main/java/Mine.java", "class Mine { int more; }");
        setup();
        assertThat(calls()).hasSize(1);

        write("tools/grader/pom.xml", "<project><!-- changed --></project>");
        setup();
        assertThat(calls()).hasSize(2);
    }

    @Test
    void says_the_size_and_downloads_when_something_is_missing() throws Exception {
        Files.createDirectories(root.resolve(".course"));
        maven("""
                case "$*" in *--offline*)
                    echo '[ERROR] Cannot access central in offline mode'; exit 1 ;;
                esac
                """ + BUILDS);

        var run = setup();

        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out()).contains("First use: downloading about 60 MB, once");
        assertThat(calls()).hasSize(2).last().asString().doesNotContain("--offline");
    }

    @Test
    void explains_a_failure_and_keeps_what_maven_said() throws Exception {
        Files.createDirectories(root.resolve(".course"));
        maven("echo '[ERROR] (certificate_unknown) PKIX path building failed'; exit 1");

        var run = setup();

        assertThat(run.exit()).isEqualTo(Exit.TROUBLE);
        assertThat(run.out()).contains("a certificate that Java does not know")
                .contains("setup.log").doesNotContain("\tat ");
        assertThat(root.resolve(".course/setup.log")).content().contains("PKIX");
        assertThat(root.resolve(".course/program/current")).doesNotExist();
    }

    @Test
    void a_maven_that_is_too_old_is_passed_over_for_the_wrapper() throws Exception {
        Files.createDirectories(root.resolve(".course"));
        maven(BUILDS);
        write("bin/mvn", Files.readString(root.resolve("bin/mvn")).replace("3.9.16", "3.6.3"));
        write("mvnw", "#!/bin/sh\necho wrapper >>calls.txt\n" + BUILDS);

        assertThat(setup().exit()).isEqualTo(Exit.DONE);
        assertThat(calls()).containsExactly("wrapper");
    }

    @Test
    void says_so_when_the_folder_cannot_be_written() throws Exception {
        maven(BUILDS);
        Files.writeString(root.resolve(".course"), "a file where a folder should be");

        var run = setup();

        assertThat(run.exit()).isEqualTo(Exit.TROUBLE);
        assertThat(run.out()).contains("copy the").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"3.8.6,true", "3.9.16,true", "4.0.0,true", "3.8.5,false", "3.6.3,false",
        "nothing,false"})
    void takes_maven_3_8_6_or_newer(String version, boolean taken) {
        assertThat(SetupMaven.isNewEnough("\u001b[1mApache Maven " + version + "\u001b[m\n"))
                .isEqualTo(taken);
    }

    /// Each is a line that Maven 3.8.7 or 3.9.16 printed on this trouble.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "proxy authentication failed for https://repo, status: 407 Proxy Authentication Required"
                + " | wants a name and a password",
        "status code: 407, reason phrase: Proxy Authentication Required (407)"
                + " | wants a name and a password",
        "transfer failed for https://repo, proxy: ProxyInfo{host='127.0.0.1', port=1}"
                + " | could not be reached",
        "(certificate_unknown) PKIX path building failed | a certificate that Java does not know",
        "no-such-host.invalid: Name or service not known | could not be reached",
        "Connect to 127.0.0.1:1 failed: Connection refused | could not be reached",
        "transfer failed for http://x, status: 503 Service Unavailable | could not be reached",
        "status code: 503, reason phrase: Service Unavailable (503) | refused. Try again later",
        "java.io.IOException: No space left on device | The disk is full",
        "wget: Failed to fetch https://archive.apache.org | There is no Maven on this computer",
        "Something nobody has seen | Something nobody has seen"})
    void says_in_plain_words_what_is_wrong(String line, String words) {
        var text = SetupTrouble.explain(root, List.of("[ERROR] " + line));

        assertThat(text).contains(words);
        assertThat(text.lines().filter(each -> !each.contains(root.toString())))
                .allMatch(each -> each.length() <= Terminal.COLUMNS);
    }

    @Test
    void names_the_line_of_our_own_sources_that_does_not_compile() {
        var text = SetupTrouble.explain(root, List.of("[ERROR] COMPILATION ERROR :",
                "[ERROR] " + root + "/solutions/x/A.java:[3,5] ';' expected"));

        assertThat(text).contains("  solutions/x/A.java:3: ';' expected").contains("git checkout");
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(root.resolve("calls.txt"));
    }

    private void maven(String script) throws IOException {
        write("bin/mvn", """
                #!/bin/sh
                if [ "$1" = --version ]; then echo 'Apache Maven 3.9.16 (x)'; exit 0; fi
                echo "$*" >>calls.txt
                """ + script);
    }

    /// A folder with what the scripts need and no Maven.
    private Path tools() throws IOException {
        var tools = folder.resolve("tools");
        if (Files.exists(tools)) return tools;
        Files.createDirectories(tools);
        for (var name : List.of("mkdir", "cp")) {
            var tool = Files.writeString(tools.resolve(name), "#!/bin/sh\nexec /bin/" + name
                    + " \"$@\"\n");
            if (!tool.toFile().setExecutable(true)) throw new IOException("cannot execute " + tool);
        }
        return tools;
    }

    /// As the script starts it before there is a program, from source, or as the program does.
    private Run setup() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var setup = Files.exists(root.resolve(".course"))
                ? List.of("-cp", "target/classes", "parley.grader.Setup")
                : List.of("src/main/java/parley/grader/Setup.java");
        var words = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
        words.addAll(setup);
        words.add(root.toString());
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PATH", root.resolve("bin") + ":" + tools());
        builder.environment().put("LC_ALL", "C.UTF-8");
        var jar = Path.of(org.assertj.core.api.Assertions.class.getProtectionDomain()
                .getCodeSource().getLocation().toURI());
        builder.environment().put("SOME_JAR", jar.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out);
    }

    private void write(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (text.startsWith("#!") && !file.toFile().setExecutable(true)) {
            throw new IOException("cannot execute " + file);
        }
    }
}
