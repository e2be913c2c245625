// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// A process that writes is killed without warning, and nothing that it was told to be stored is
/// lost.
@Timeout(60)
class CrashTest {
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 2_000;

    @TempDir
    Path folder;

    @RepeatedTest(3)
    void nothing_acknowledged_is_lost_when_the_writer_is_killed() throws Exception {
        Map<String, List<Long>> acknowledged = new TreeMap<>();
        Process writer = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                Writer.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines = writer.inputReader(UTF_8)) {
            for (int n = 0; n < ACKNOWLEDGED_BEFORE_THE_KILL; n++) read(lines, acknowledged);
            // On Linux and macOS: kill -9. By its handle: the process would close our end too.
            writer.toHandle().destroyForcibly();
            for (boolean more = true; more;) more = read(lines, acknowledged);
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();

        try (Store store = RocksStore.open(folder)) {
            assertThat(acknowledged).hasSize(Writer.CONVERSATIONS);
            acknowledged.forEach((id, seqs) -> check(store, id, seqs));
        }
    }

    /// One line of the writer: conversation, number. The last may be cut off.
    private static boolean read(BufferedReader lines, Map<String, List<Long>> into)
            throws IOException {
        String line = lines.readLine();
        if (line == null) return false;
        String[] parts = line.split(" ");
        if (parts.length == 3 && parts[2].equals("."))
            into.computeIfAbsent(parts[0], id -> new ArrayList<>()).add(Long.valueOf(parts[1]));
        return true;
    }

    private static void check(Store store, String id, List<Long> acknowledged) {
        long last = store.messages().lastSeq(id);
        List<Long> stored = new ArrayList<>();
        while (stored.size() < last) store.messages().after(id, stored.size(), 500)
                .forEach(m -> stored.add(m.seq()));
        assertThat(stored).isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(stored).as("acknowledged in %s", id).containsAll(acknowledged);
        Message first = store.messages().at(id, 1).orElseThrow();
        assertThat(store.messages().append(List.of(Draft.text(id, first.senderId(),
                first.clientId(), StoreContract.T0, first.content().text()))))
                .containsExactly(new Appended.Duplicate(first, true));
    }

    /// The process that is killed. Says what was acknowledged.
    static final class Writer {
        static final int CONVERSATIONS = 5;

        private Writer() {}

        public static void main(String[] args) {
            try (Store store = RocksStore.open(Path.of(args[0]))) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < CONVERSATIONS; i++) {
                    String id = Ids.group();
                    store.conversations().add(new Conversation(id, Conversation.Kind.GROUP, "",
                            List.of(), StoreContract.T0, 0));
                    ids.add(id);
                }
                String me = Ids.user();
                for (int n = 0; ; n++) write(store, ids, me, n);
            }
        }

        private static void write(Store store, List<String> ids, String me, int n) {
            List<Draft> batch = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                batch.add(Draft.text(ids.get(i % CONVERSATIONS), me, n + "-" + i,
                        StoreContract.T0, "text " + n));
            }
            for (Appended a : store.messages().append(batch)) {
                Message m = ((Appended.Stored) a).message();
                System.out.println(m.conversationId() + " " + m.seq() + " .");
            }
            System.out.flush();
        }
    }
}
