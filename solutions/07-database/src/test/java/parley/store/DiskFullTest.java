// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.Machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A disk that is really full: a small file system in memory, where one can be mounted.
@Timeout(120)
class DiskFullTest {
    private static final int DISK_MIB = 48;
    private static final int TEXT_CHARS = 1_000;
    private static final RocksConfig SMALL = new RocksConfig(0, 1 << 20, 2 << 20, 0);

    @TempDir
    Path folder;

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return p.waitFor(10, TimeUnit.SECONDS) && p.exitValue() == 0;
    }

    private static boolean mounted(Path disk) throws InterruptedException {
        return root("mount", "-t", "tmpfs", "-o", "mode=777,size=" + DISK_MIB + "m", "parley",
                disk.toString());
    }

    /// Runs a command that only root may.
    private static boolean root(String... command) throws InterruptedException {
        try {
            return run(command) || run(Stream.concat(Stream.of("sudo", "-n"),
                    Stream.of(command)).toArray(String[]::new));
        } catch (IOException notHere) {
            return false;
        }
    }

    private static List<Draft> batch(String conversation, int number) {
        List<Draft> batch = new ArrayList<>();
        for (int i = 0; i < 100; i++) batch.add(Draft.text(conversation, "u_me",
                number + "-" + i, StoreContract.T0, noise(number * 100 + i)));
        return batch;
    }

    /// A text that takes as much space on the disk as it has letters.
    private static String noise(int seed) {
        return new Random(seed).ints(TEXT_CHARS, '!', '~').collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Test
    void a_full_disk_loses_nothing_and_needs_no_restart() throws Exception {
        Path disk = java.nio.file.Files.createDirectory(folder.resolve("disk"));
        Machine.needs(mounted(disk), "No file system can be mounted, so no full disk was tried.",
                "Run the tests on Linux as root, or where sudo asks for no password.");
        Path ballast = disk.resolve("ballast");
        java.nio.file.Files.write(ballast, new byte[(DISK_MIB - 20) << 20]);
        String c = Ids.group();
        try (RocksStore store = RocksStore.open(disk.resolve("data"), SMALL)) {
            store.conversations().add(new Conversation(c, Conversation.Kind.GROUP, "", List.of(),
                    StoreContract.T0, 0));
            int acknowledged = fill(store, c);
            assertThatThrownBy(() -> store.messages().append(batch(c, 0)))
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(store::check).isInstanceOf(StoreException.class);
            FileInfo file = new FileInfo(Ids.file(), "u_me", "", "f", "text/plain", 0, "",
                    StoreContract.T0);
            assertThatThrownBy(() -> store.files().put(file,
                    new ByteArrayInputStream(new byte[DISK_MIB << 20]), Long.MAX_VALUE))
                    .isInstanceOf(StoreFullException.class);
            assertThat(store.files().info(file.id())).isEmpty();

            java.nio.file.Files.delete(ballast);
            store.reopen();

            store.check();
            assertThat(store.messages().lastSeq(c)).isGreaterThanOrEqualTo(acknowledged);
            assertThat(store.messages().at(c, acknowledged)).isPresent();
            assertThat(store.messages().append(batch(c, 1_000_000)))
                    .allMatch(Appended.Stored.class::isInstance);
            assertThat(store.messages().append(batch(c, 0)))
                    .allMatch(Appended.Duplicate.class::isInstance);
        } finally {
            assertThat(root("umount", disk.toString())).isTrue();
        }
    }

    /// Writes until nothing more is taken.
    private static int fill(Store store, String c) {
        int acknowledged = 0;
        try {
            for (int i = 0; i < 1_000; i++) {
                store.messages().append(batch(c, i));
                acknowledged += 100;
            }
        } catch (StoreException e) {
            assertThat(acknowledged).isPositive();
            return acknowledged;
        }
        throw new AssertionError("the disk takes everything");
    }
}
