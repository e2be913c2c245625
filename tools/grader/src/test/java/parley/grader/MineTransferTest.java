// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./course demo 3 mine` in two terminals of a course whose folder has a space and umlauts.
class MineTransferTest {
    private static final Path COURSE = Path.of("../..").toAbsolutePath().normalize();
    private static final String SOCKETS = "labs/03-sockets/src/main/java/parley/sockets/";
    private static final long LIMIT_SECONDS = 30;
    private static final int FILE_BYTES = 3_000_000;

    @TempDir
    Path folder;

    private Path root;
    private final List<Process> terminals = new ArrayList<>();

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(folder.resolve("\u00dcbung 3/my course")).toRealPath();
        copy(COURSE.resolve("labs/03-sockets"), root.resolve("labs/03-sockets"));
        copy(COURSE.resolve("solutions/03-sockets/right/plain-and-slow"), root.resolve(SOCKETS));
        Path framing = build("01-communication", List.of());
        build("03-sockets", List.of(framing));
    }

    @AfterEach
    void closeTheTerminals() {
        terminals.forEach(Process::destroyForcibly);
    }

    @Test
    void sends_a_file_between_two_processes_through_the_students_code() throws Exception {
        byte[] picture = new byte[FILE_BYTES];
        new Random(3).nextBytes(picture);
        Files.write(root.resolve("picture.bin"), picture);

        Process receiver = type("receive", "--port", "0", "--folder", "inbox");
        try (BufferedReader screen = receiver.inputReader(StandardCharsets.UTF_8)) {
            Process sender = type("send", port(screen), "picture.bin");
            String sent = all(sender.inputReader(StandardCharsets.UTF_8));
            String received = all(screen);

            assertThat(exit(sender)).as(sent).isEqualTo(Exit.DONE);
            assertThat(exit(receiver)).as(received).isEqualTo(Exit.DONE);
            assertThat(root.resolve("inbox/picture.bin")).hasBinaryContent(picture);
            assertThat(sent).contains("sent 3,000,000 bytes")
                    .contains("chapter 3, connection and transfer: yours")
                    .contains("chapter 1, frames: the reference");
            assertThat(received).contains("received 3,000,000 bytes", "SHA-256 checked");
        }
    }

    @Test
    void tells_what_ended_the_students_thread_in_a_sentence_with_its_line() throws Exception {
        edit("Drop.java", "return receive(words);", "return dies();");
        edit("Drop.java", "    private static int explain(", """
                    private static int dies() throws IOException {
                        Thread reader = new Thread(() -> {
                            Object nothing = List.of().get(7);
                        }, "reader");
                        reader.start();
                        try {
                            reader.join();
                        } catch (InterruptedException e) {
                            return FAILED;
                        }
                        throw new IllegalStateException("nobody reads any more");
                    }

                    private static int explain(""");

        Process program = type("receive");
        String told = all(program.inputReader(StandardCharsets.UTF_8));

        assertThat(exit(program)).isEqualTo(Exit.NOT_YET);
        assertThat(told.strip()).isEqualTo("""
                The program's thread "reader" ended with an ArrayIndexOutOfBoundsException
                (Index 7 out of bounds for length 0).
                Look at: %sDrop.java:%d
                The program ended with an IllegalStateException (nobody reads any more).
                Look at: %sDrop.java:%d""".formatted(SOCKETS, lineOf("List.of().get(7)"),
                SOCKETS, lineOf("nobody reads")));
    }

    @Test
    void names_the_task_that_the_program_still_needs() throws Exception {
        Files.copy(COURSE.resolve(SOCKETS + "FramedConnection.java"),
                root.resolve(SOCKETS + "FramedConnection.java"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(root.resolve("picture.bin"), "x");

        Process receiver = type("receive", "--port", "0");
        try (BufferedReader screen = receiver.inputReader(StandardCharsets.UTF_8)) {
            Process sender = type("send", port(screen), "picture.bin");

            assertThat(all(sender.inputReader(StandardCharsets.UTF_8)))
                    .contains("The program needs task 3.5, which is still to do")
                    .doesNotContain("\tat ");
            assertThat(exit(sender)).isEqualTo(Exit.NOT_YET);
        }
    }

    /// Where the receiver says that it waits: `127.0.0.1:40123`.
    private static String port(BufferedReader screen) throws IOException {
        String line = screen.readLine();
        assertThat(line).startsWith("Waiting for a file on ");
        return line.replaceFirst(".* on ", "").replaceFirst("\\. In a second.*", "");
    }

    private Process type(String... words) throws IOException {
        var command = new ArrayList<>(List.of(SetupProgram.java(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dparley.root=" + root,
                "-Dparley.terminal=no", "-cp", System.getProperty("java.class.path"),
                SessionMain.class.getName(), "demo", "3", "mine"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).directory(root.toFile())
                .redirectErrorStream(true).start();
        terminals.add(process);
        return process;
    }

    private static String all(BufferedReader screen) {
        return screen.lines().collect(Collectors.joining("\n"));
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void edit(String file, String text, String replacement) throws IOException {
        Path path = root.resolve(SOCKETS + file);
        String before = Files.readString(path);
        assertThat(before).contains(text);
        Files.writeString(path, before.replace(text, replacement));
    }

    private int lineOf(String text) throws IOException {
        String source = Files.readString(root.resolve(SOCKETS + "Drop.java"));
        return 1 + (int) source.substring(0, source.indexOf(text)).chars()
                .filter(c -> c == '\n').count();
    }

    /// Compiles a reference part as the build would leave it.
    private Path build(String chapter, List<Path> path) throws IOException {
        Path target = root.resolve("solutions").resolve(chapter).resolve("target");
        Files.createDirectories(target);
        Files.writeString(target.resolve("classpath.txt"), path.stream().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        Path sources = COURSE.resolve("solutions").resolve(chapter).resolve("src/main/java");
        try (Compiler compiler = new Compiler(root)) {
            var built = compiler.quietly(SourceFile.readTree(sources), path);
            assertThat(built.succeeded()).isTrue();
            for (var type : built.classes().entrySet()) {
                Path file = target.resolve("classes")
                        .resolve(type.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, type.getValue());
            }
        }
        return target.resolve("classes");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var below = Files.walk(from)) {
            for (Path file : below.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
