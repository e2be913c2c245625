// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.FileOutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import parley.sample.ChatServer;

@Isolated
class LeaksTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private final Story story = new Story();

    @BeforeEach
    void in_the_sample_lab() {
        System.setProperty("parley.lab", Told.LAB);
    }

    @AfterEach
    void leave() {
        System.clearProperty("parley.lab");
    }

    private static void needsProcfs() {
        Machine.needs(Files.isDirectory(Path.of("/proc/self/fd")), "There is no procfs.",
                "Run the tests on Linux.");
    }

    private StoryError leak(Leaks leaks) {
        return catchThrowableOfType(StoryError.class, () -> leaks.check(story, SHORT));
    }

    @RepeatedTest(10)
    void finds_nothing_where_all_is_closed() throws Exception {
        var leaks = Leaks.start();
        try (var server = new ChatServer().isRight()) {
            for (int i = 0; i < 20; i++) RoguePeer.connect(story, server.address()).send("a")
                    .close();
        }

        assertThatCode(() -> leaks.check(story)).doesNotThrowAnyException();
    }

    @Test
    void names_the_other_end_of_a_socket() throws Exception {
        needsProcfs();
        var leaks = Leaks.start();
        try (var server = new ChatServer().neverCloses()) {
            int port = RoguePeer.connect(story, server.address()).address().getPort();
            Waits.await("it is accepted").until(() -> server.accepted() == 1);
            server.close();

            StoryError error = leak(leaks);

            assertThat(error.actual()).contains("still open: a TCP socket to port " + port);
            server.closeAll();
        }
    }

    @Test
    void names_a_thread_and_where_it_is() throws Exception {
        var leaks = Leaks.start();
        try (var server = new ChatServer().leavesReaders();
                var client =
                    new Socket(server.address().getAddress(), server.address().getPort())) {
            Waits.await("it reads").until(() -> Hang.now().contains("\"reader\""));
            server.close();
            story.log().owns(client.getLocalPort());

            StoryError error = leak(leaks);

            assertThat(Told.normal(error.actual().orElseThrow()))
                .endsWith("virtual thread \"reader\", "
                + "waiting in read() for bytes that never come, at ChatServer.java:N");
            assertThat(error.lookAt().orElseThrow()).contains("ChatServer.java:");
        }
    }

    @Test
    void names_the_idle_thread_of_a_pool() {
        var leaks = Leaks.start();
        var named = Thread.ofPlatform().name("pool-of-mine").factory();
        try (var pool = Executors.newFixedThreadPool(1, named)) {
            pool.submit(() -> { });

            assertThat(leak(leaks).actual().orElseThrow())
                .contains("thread \"pool-of-mine\", waiting");
        }
    }

    @Test
    void names_a_file(@TempDir Path folder) throws Exception {
        needsProcfs();
        var leaks = Leaks.start();
        try (var out = new FileOutputStream(folder.resolve("half.part").toFile())) {
            out.write(1);

            assertThat(leak(leaks).actual()).contains("still open: the file half.part");
        }
    }

    @Test
    void names_a_port_that_nobody_closed() throws Exception {
        needsProcfs();
        var leaks = Leaks.start();
        try (var server = new ChatServer()) {
            assertThat(leak(leaks).actual()).contains(
                "still open: a TCP socket that listens on port " + server.address().getPort());
        }
    }

    @Test
    void does_not_suspect_the_peers_themselves() throws Exception {
        var leaks = Leaks.start();
        try (RoguePeer peer = RoguePeer.listen(story)) {
            try (var socket = new Socket(peer.address().getAddress(), peer.port())) {
                peer.accept();
                assertThat(socket.isConnected()).isTrue();
            }

            assertThatCode(() -> leaks.check(story)).doesNotThrowAnyException();
        }
    }

    @Test
    void shows_some_and_counts_the_rest() throws Exception {
        needsProcfs();
        var leaks = Leaks.start();
        try (var server = new ChatServer().neverCloses()) {
            for (int i = 0; i < 20; i++) RoguePeer.connect(story, server.address());
            Waits.await("all are accepted").until(() -> server.accepted() == 20);
            server.close();

            assertThat(leak(leaks).getMessage()).contains("and 16 more");
            server.closeAll();
        }
    }

    @Test
    void counts_descriptors_where_there_is_no_procfs() throws Exception {
        OpenFiles counted = new CountedFiles();
        Machine.needs(!counted.now().isEmpty(), "Open descriptors cannot be counted here.",
                "Run the tests on Linux or macOS.");
        Set<String> before = counted.now().keySet();
        try (var server = new ChatServer().neverCloses()) {
            for (int i = 0; i < 20; i++) RoguePeer.connect(story, server.address()).send("a");
            Waits.await("all are accepted")
                .until(() -> !counted.openedSince(before, Set.of()).isEmpty());
            server.closeAll();
        }
        story.abandon();

        assertThat(counted.openedSince(before, Set.of())).isEmpty();
    }

    @Test
    void still_knows_threads_where_nothing_can_be_counted() {
        OpenFiles blind = new OpenFiles() {
            @Override
            public Map<String, String> now() {
                return Map.of();
            }

            @Override
            public List<String> openedSince(Set<String> before, Set<Integer> ownPorts) {
                return List.of();
            }
        };
        var leaks = Leaks.start(blind);
        var stop = new CountDownLatch(1);
        Thread.ofVirtual().name("left over").start(() -> {
            try {
                stop.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(leak(leaks).getMessage()).contains("virtual thread \"left over\"");
        stop.countDown();
    }
}
