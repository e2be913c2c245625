// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The messenger on data that were damaged, or that another process uses.
@Timeout(120)
class DamagedDataTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MESSAGES = 40;
    private static final int TROUBLE = 3;
    private static final int DAMAGED = 4;

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Program program(Path data) throws IOException {
        return Program.start(Settings.read(List.of("--port", "0", "--limits", "off", "--data",
                data.toString()), Map.of(), folder));
    }

    /// Messages in the write-ahead log; a second start brings them into tables.
    private Pair filled() throws Exception {
        try (var program = program(data())) {
            var pair = Pair.in(program, data(), "told");
            for (int i = 0; i < MESSAGES; i++) pair.send("m" + i);
            return pair;
        }
    }

    private List<Path> files(String like) throws IOException {
        try (var all = Files.list(data().resolve("store/db"))) {
            return all.filter(file -> file.getFileName().toString().matches(like)).toList();
        }
    }

    /// Turns one bit around in the middle of the largest file.
    private Path flip(String like) throws IOException {
        var file = files(like).stream()
                .max(Comparator.comparing(one -> one.toFile().length())).orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        return file.getFileName();
    }

    private Map<String, Long> checksums() throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        for (Path file : files("\\d+\\.(sst|log)|MANIFEST-.*|CURRENT")) {
            var sum = new CRC32C();
            sum.update(Files.readAllBytes(file));
            sums.put(file.getFileName().toString(), sum.getValue());
        }
        return sums;
    }

    @Test
    void a_damaged_log_is_refused_by_name_left_as_it_is_and_mended_by_a_backup()
            throws Exception {
        var pair = filled();
        var backup = folder.resolve("backup");
        try (var program = program(data())) {
            new AdminWork(program).backup(parley.http.Json.lenient().createObjectNode()
                    .put("folder", backup.toString()));
            pair.at(program).send("after");
        }
        var log = flip("\\d+\\.log");
        var before = checksums();

        var refused = RunningMessenger.refused(data(), "--port", "0");

        assertThat(refused.exit()).isEqualTo(DAMAGED);
        assertThat(refused.said()).contains("The log " + log).contains("is damaged")
                .contains("admin restore --data NEW --folder BACKUP").doesNotContain("\tat ");
        assertThat(checksums()).isEqualTo(before);

        var mended = folder.resolve("mended");
        assertThat(Main.run(List.of("admin", "restore", "--data", mended.toString(), "--folder",
                backup.toString()))).isZero();
        try (var program = program(mended)) {
            assertThat(pair.at(program).history())
                    .hasSize(MESSAGES);
        }
    }

    @Test
    void a_damaged_table_is_refused_by_name_and_left_as_it_is() throws Exception {
        filled();
        program(data()).close();
        var table = flip("\\d+\\.sst");
        var before = checksums();

        var refused = RunningMessenger.refused(data(), "--port", "0");

        assertThat(refused.exit()).isEqualTo(DAMAGED);
        assertThat(refused.said()).contains("The file " + table).contains("Restore a backup");
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void damage_that_is_noticed_while_it_runs_is_told_once_and_nothing_is_written_over()
            throws Exception {
        var pair = filled();
        try (var program = program(data())) {
            var here = pair.at(program);
            for (Path table : files("\\d+\\.sst")) damage(table);
            var before = checksums();

            assertThat(here.reading()).isEqualTo("503 unavailable");
            await().atMost(SOON).until(() ->
                    Health.of(program.adminPort()).store().equals("damaged"));
            for (int i = 0; i < MESSAGES; i++)
                assertThat(here.refusal("n" + i)).isEqualTo("503 unavailable");

            var health = Health.of(program.adminPort());
            assertThat(List.of(health.status(), health.ready())).containsOnly(503);
            assertThat(health.why()).contains(".sst").contains("Restore a backup");
            assertThat(Health.complaints(data())).singleElement().asString()
                    .contains("until a backup is restored").contains(".sst");
            assertThat(checksums()).isEqualTo(before);
        }
    }

    private static void damage(Path table) throws IOException {
        byte[] bytes = Files.readAllBytes(table);
        for (int i = 0; i < bytes.length / 2; i++) bytes[i] ^= 1;
        Files.write(table, bytes);
    }

    @Test
    void a_second_messenger_on_the_same_data_is_refused_and_the_first_goes_on()
            throws Exception {
        try (var first = RunningMessenger.start(data())) {
            var pair = Pair.in(first.url(), first.adminPort(), data(), "first");
            assertThat(pair.send("one")).isEqualTo(1);

            var second = RunningMessenger.refused(data(), "--port", "0");

            assertThat(second.exit()).isEqualTo(TROUBLE);
            assertThat(second.said())
                    .containsIgnoringWhitespaces("in use by process " + first.process().pid())
                    .contains("choose another folder").doesNotContain("\tat ");
            assertThat(pair.send("two")).isEqualTo(2);
            assertThat(first.health().well()).isTrue();
            assertThat(Pair.in(first.url(), first.adminPort(), data(), "again").send("x"))
                    .isEqualTo(1);
        }
    }
}
