// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people read when the messenger cannot start.
@Timeout(60)
class ComplaintTest {
    private static final int COLUMNS = 80;

    @TempDir
    Path folder;

    /// What the program prints to standard error.
    private static String said(int exit, String... words) {
        var before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(List.of(words))).isEqualTo(exit);
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--frames-port", "--admin-port"})
    void names_the_door_whose_port_is_taken(String flag) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var settings = Settings.read(List.of("--port=0", "--data=" + folder,
                    flag + "=" + taken.getLocalPort()), Map.of(), folder);

            assertThatThrownBy(() -> Program.start(settings))
                    .hasMessageContaining(flag + " " + taken.getLocalPort() + " cannot be opened")
                    .hasMessageContaining(flag + " 0 takes any free port");
        }
    }

    @Test
    void says_what_is_wrong_with_a_data_folder_that_is_a_file() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThat(said(3, "--data", file.toString()))
                .containsIgnoringWhitespaces("A folder is needed there.");
    }

    @Test
    void says_what_is_wrong_with_a_file_of_settings() throws IOException {
        var noText = Files.write(folder.resolve("a"), new byte[] {(byte) 0xC3, 0x28});
        var noEscape = Files.writeString(folder.resolve("b"), "port=\\u00");

        assertThat(said(2, "--config", noText.toString()))
                .containsIgnoringWhitespaces("cannot be understood");
        assertThat(said(2, "--config", noEscape.toString()))
                .containsIgnoringWhitespaces("cannot be understood");
        assertThat(said(2, "--config", folder.toString()))
                .containsIgnoringWhitespaces("not a folder");
    }

    @Test
    void repeats_no_password_of_an_address_that_is_none() {
        assertThat(said(2, "--mongodb-uri", "mongo://ann:secret@host"))
                .containsIgnoringWhitespaces("mongodb.uri is no address").doesNotContain("secret");
    }

    @Test
    void fits_a_terminal() {
        assertThat(said(2, "--bind", "0.0.0.0").lines())
                .hasSizeGreaterThan(1).allMatch(line -> line.length() <= COLUMNS);
        assertThat(Complaint.wrapped("ab ".repeat(60) + "\n" + "cd ".repeat(20)).lines())
                .hasSize(4).allMatch(line -> line.length() <= COLUMNS);
    }
}
