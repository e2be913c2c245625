// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionsTest {
    private static final String SERVER = """
            void main(String[] args) throws Exception {
                int port = Integer.parseInt(args[0]);
                var address = java.net.InetAddress.getLoopbackAddress();
                try (var server = new java.net.ServerSocket(port, 1, address)) {
                    IO.println("listening on port " + server.getLocalPort());
                    try (var client = server.accept()) {
                        IO.println("hello " + client.getRemoteSocketAddress());
                        client.getOutputStream().write("Hello World\\n".getBytes());
                    }
                    Thread.currentThread().join();
                }
            }
            """;
    private static final String CLIENT = """
            void main(String[] args) throws Exception {
                try (var socket = new java.net.Socket("127.0.0.1", Integer.parseInt(args[0]))) {
                    IO.print(new String(socket.getInputStream().readAllBytes()));
                }
            }
            """;
    private static final String ECHO = """
            void main() {
                IO.print("name? ");
                String name = IO.readln();
                IO.println("hello " + name + " at " + java.time.LocalTime.now());
                while (IO.readln() != null) IO.println("more");
                System.exit(name.equals("nobody") ? 3 : 0);
            }
            """;
    private static final String TWO_TERMINALS = """
            # Two terminals.
            port 6789

            --8<-- [start:server] terminal server, keeps running
            $ ./course java Server.java 6789
            listening on port 6789
            --8<-- [end:server]

            --8<-- [start:client] terminal client
            $ ./course java Client.java 6789
            Hello World
            --8<-- [end:client]

            --8<-- [start:answered] terminal server
            hello /127.0.0.1:54321
            ^C
            --8<-- [end:answered]
            """;
    private static final String TYPED = """
            prompt name?

            --8<-- [start:typed] terminal one
            $ ./course java Echo.java
            name? Anna⏎
            hello Anna at 12:34:56.789
            again⏎
            more
            ^D
            --8<-- [end:typed]
            """;

    @TempDir
    private Path root;

    private Path file;
    private Sessions sessions;

    @BeforeEach
    void programs() throws IOException {
        Files.writeString(root.resolve("Server.java"), SERVER);
        Files.writeString(root.resolve("Client.java"), CLIENT);
        Files.writeString(root.resolve("Echo.java"), ECHO);
        file = root.resolve("chapters/99-test/sessions/one.session");
        Files.createDirectories(file.getParent());
        sessions = new Sessions(root);
    }

    private List<String> replay(String text) throws Exception {
        Files.writeString(file, text);
        return sessions.replay(file);
    }

    @Test
    void two_terminals_on_free_ports_show_what_was_recorded() throws Exception {
        assertThat(replay(TWO_TERMINALS)).isEmpty();
    }

    @Test
    void typed_lines_stand_behind_the_programs_prompt() throws Exception {
        assertThat(replay(TYPED)).isEmpty();
    }

    @Test
    void a_session_that_no_longer_matches_is_refused_with_the_difference() throws Exception {
        List<String> wrong = replay(TWO_TERMINALS.replace("Hello World", "Hello Moon"));

        assertThat(wrong).singleElement().asString()
                .startsWith("chapters/99-test/sessions/one.session:9: the block client no longer "
                        + "shows what its programs print")
                .endsWith("\n      $ ./course java Client.java 6789"
                        + "\n    - Hello Moon\n    + Hello World");
    }

    @Test
    void a_recording_is_what_a_replay_accepts() throws Exception {
        Files.writeString(file, TYPED.replace("hello Anna at 12:34:56.789\n", "")
                .replace("more", "less").replace("name? Anna", "Anna"));

        String difference = sessions.record(file).orElseThrow();

        assertThat(difference).contains("+ hello Anna at ", "- less", "+ more");
        assertThat(sessions.replay(file)).isEmpty();
        assertThat(sessions.record(file)).isEmpty();
    }

    @Test
    void a_recording_keeps_lines_that_differ_only_in_time_and_port() throws Exception {
        Files.writeString(file, TWO_TERMINALS);

        assertThat(sessions.record(file)).isEmpty();
        assertThat(file).content(UTF_8).isEqualTo(TWO_TERMINALS);
    }

    @Test
    void a_hanging_program_is_named_and_killed() throws Exception {
        sessions = new Sessions(root, Duration.ofSeconds(3));

        List<String> wrong = replay("""
                --8<-- [start:hangs] terminal one
                $ ./course java Server.java 0
                --8<-- [end:hangs]
                """);

        assertThat(wrong).singleElement().asString()
                .contains("\"./course java Server.java 0\" did not end within 3 seconds")
                .contains("+ listening on port ");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                .filter(child -> child.info().commandLine().orElse("").contains("Server.java")))
                .isEmpty();
    }

    @Test
    void a_program_that_prints_without_end_is_killed() throws Exception {
        Files.writeString(root.resolve("Flood.java"),
                "void main() { while (true) IO.println(\"more\"); }");

        assertThat(replay("""
                --8<-- [start:flood] terminal one
                $ ./course java Flood.java
                --8<-- [end:flood]
                """)).singleElement().asString()
                .contains("printed more than 500000 characters and was killed")
                .hasLineCount(202);
    }

    @Test
    void a_missing_program_and_a_missing_session_are_named() throws Exception {
        assertThat(replay(TWO_TERMINALS.replace("Client.java", "Gone.java")))
                .singleElement().asString().contains(":9: There is no file Gone.java.");
        assertThat(replay(TYPED.replace("./course java Echo.java", "no-such-program")))
                .singleElement().asString().contains("Is no-such-program installed");
        assertThat(sessions.replay(root.resolve("chapters/none.session")))
                .containsExactly("chapters/none.session: There is no such file.");
    }

    @Test
    void what_no_block_tells_is_a_difference() throws Exception {
        String untold = TWO_TERMINALS.substring(
                0, TWO_TERMINALS.indexOf("--8<-- [start:answered]"));

        assertThat(replay(untold)).singleElement().asString()
                .contains("terminal server shows more than its blocks tell", "+ hello /127.0.0.1");
    }

    @Test
    void the_exit_code_is_part_of_a_session() throws Exception {
        String nobody = TYPED.replace("Anna", "nobody");

        assertThat(replay(nobody)).singleElement().asString()
                .contains("ended with exit code 3 instead of 0");
        assertThat(replay(nobody.replace("terminal one", "terminal one, ends with 3"))).isEmpty();
    }

    @Test
    void a_copy_never_touches_the_course_itself() throws Exception {
        String text = "copy Client.java to Echo.java\n\n" + TYPED;

        assertThat(replay(text)).isNotEmpty();
        assertThat(root.resolve("Echo.java")).content(UTF_8).isEqualTo(ECHO);
    }

    @Test
    void a_failed_recording_leaves_the_file_as_it_was() throws Exception {
        String gone = TWO_TERMINALS.replace("Client.java", "Gone.java");
        Files.writeString(file, gone);

        assertThatThrownBy(() -> sessions.record(file))
                .isInstanceOf(IOException.class).hasMessageContaining("no file Gone.java");
        assertThat(file).content(UTF_8).isEqualTo(gone);
    }

    @Test
    void the_sessions_of_a_chapter_are_found() throws Exception {
        Files.writeString(file, TYPED);

        assertThat(sessions.of("99-test")).containsExactly(file);
        assertThat(sessions.of("98-none")).isEmpty();
    }
}
