// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.api.Protocol;

/// What others on the same machine, and pages of strangers in its browser, get: nothing.
@Timeout(60)
class StrangersTest {
    private static final int LIMIT_MILLIS = (int) Rig.LIMIT.toMillis();
    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    @TempDir
    Path folder;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var socket : open) socket.close();
    }

    private Socket ask(int port, String path, String headers) throws IOException {
        var socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        open.add(socket);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private int status(int port, String path, String headers) throws IOException {
        var answer = new BufferedReader(new InputStreamReader(
                ask(port, path, headers).getInputStream(), StandardCharsets.ISO_8859_1));
        return Integer.parseInt(answer.readLine().split(" ")[1]);
    }

    @Test
    void a_page_whose_name_was_made_to_stand_for_this_computer_reads_nothing() throws Exception {
        try (var program = Rig.start(folder)) {
            for (var stranger : List.of("evil.example", "evil.example:" + program.port(),
                    "127.0.0.1.evil.example", "localhost.evil.example", "192.168.0.1", "[::2]")) {
                var host = "Host: " + stranger + "\r\n";
                assertThat(status(program.port(), "/", host)).as(stranger).isEqualTo(421);
                assertThat(status(program.port(), Protocol.PATH, host + "Origin: http://"
                        + stranger + "\r\n" + UPGRADE)).as(stranger).isEqualTo(421);
                assertThat(status(program.adminPort(), "/metrics", host)).as(stranger)
                        .isEqualTo(421);
            }
            for (var own : List.of("127.0.0.1", "LOCALHOST:" + program.port(), "[::1]:80")) {
                var host = "Host: " + own + "\r\n";
                assertThat(status(program.port(), "/", host)).as(own).isEqualTo(200);
                assertThat(status(program.port(), Protocol.PATH, host + UPGRADE)).as(own)
                        .isEqualTo(101);
                assertThat(status(program.adminPort(), "/health", host)).as(own).isEqualTo(200);
            }
        }
    }

    @Test
    void a_page_of_a_stranger_opens_no_socket_here() throws Exception {
        try (var program = Rig.start(folder)) {
            var own = "127.0.0.1:" + program.port();
            for (var origin : List.of("http://evil.example", "null", "https://" + own,
                    "http://127.0.0.1:1"))
                assertThat(status(program.port(), Protocol.PATH, "Host: " + own + "\r\nOrigin: "
                        + origin + "\r\n" + UPGRADE)).as(origin).isEqualTo(403);
            assertThat(status(program.port(), Protocol.PATH, "Host: " + own + "\r\nOrigin: http://"
                    + own + "\r\n" + UPGRADE)).isEqualTo(101);
        }
    }

    @Test
    void takes_as_many_connections_as_it_is_set_to_and_lets_others_wait() throws Exception {
        int most = 20;
        try (var program = Rig.start(folder, "--connections-max", "" + most)) {
            for (int i = 0; i < most + 10; i++)
                ask(program.port(), "/", "Host: localhost\r\n");

            await().during(Duration.ofMillis(300)).atMost(Rig.LIMIT)
                    .until(() -> answered() == most);
            for (var socket : open.subList(0, 10)) socket.close();
            open.subList(0, 10).clear();
            await().atMost(Rig.LIMIT).until(() -> answered() == most);
        }
    }

    private int answered() throws IOException {
        int answered = 0;
        for (var socket : open) if (socket.getInputStream().available() > 0) answered++;
        return answered;
    }

    @Test
    void other_users_of_the_machine_read_nothing_that_is_stored() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this system has other rights");
        var data = Files.createDirectory(folder.resolve("data"));
        var copy = folder.resolve("copy");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var program = Rig.start(data)) {
            Stores.backup(program.store(), copy);
        }
        var again = Files.createDirectory(folder.resolve("again"));
        Stores.restore(copy, again);

        for (var secret : List.of(data.resolve(Stores.FOLDER), copy, again.resolve(Stores.FOLDER)))
            assertThat(rights(secret)).as(secret.toString()).isEqualTo("rwx------");
        assertThat(rights(data.resolve(AdminKey.FILE))).isEqualTo("rw-------");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
