// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Measures a store: messages and pages a CPU second of the whole process, compaction included.
/// Not a test: run its main with the module's test class path, on a machine that is otherwise idle.
/// Compare figures of one run with each other; the machine's own speed goes into all of them.
final class StoreBench {
    private static final int MESSAGES = 400_000;
    private static final int WARM_UP = 200_000;
    private static final int PAGES = 40_000;
    private static final String TEXT = "The quick brown fox jumps over the lazy dog. ".repeat(5)
            .substring(0, 200);
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Store store;
    private long nextId;

    private StoreBench(Store store) {
        this.store = store;
    }

    public static void main(String[] args) throws IOException {
        Path folder = java.nio.file.Files.createTempDirectory(Path.of(args[0]), "bench");
        try (Store store = RocksStore.open(folder)) {
            new StoreBench(store).run();
        }
    }

    private void run() {
        List<String> few = conversations(50);
        List<String> many = conversations(20_000);
        append(WARM_UP, 400, few);
        for (int round = 1; round <= 2; round++) {
            System.out.println("round " + round);
            for (int batch : new int[] {32, 400}) {
                report("append, batch " + batch + ", 50 conversations", MESSAGES,
                        () -> append(MESSAGES, batch, few));
                report("append, batch " + batch + ", 20,000 conversations", MESSAGES,
                        () -> append(MESSAGES, batch, many));
            }
            report("newest page of 50", PAGES, () -> pages(few, Long.MAX_VALUE));
            report("older page of 50", PAGES, () -> pages(few, 2_000));
            report("newest page of 50, 20,000 conversations", PAGES,
                    () -> pages(many, Long.MAX_VALUE));
        }
    }

    private List<String> conversations(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String a = Ids.user();
            String b = Ids.user();
            Conversation c = new Conversation(Ids.direct(a, b), Conversation.Kind.DIRECT, "",
                    List.of(new Member(a, Member.Role.MEMBER, 1),
                            new Member(b, Member.Role.MEMBER, 1)), StoreContract.T0, 0);
            store.conversations().add(c);
            ids.add(c.id());
        }
        return ids;
    }

    private void append(int messages, int batchSize, List<String> conversations) {
        Random random = new Random(1);
        for (int done = 0; done < messages; done += batchSize) {
            List<Draft> batch = new ArrayList<>(batchSize);
            for (int i = 0; i < batchSize; i++) {
                String c = conversations.get(random.nextInt(conversations.size()));
                batch.add(Draft.text(c, c.substring(2, 20),
                        Long.toString(random.nextLong(), 36) + nextId++, StoreContract.T0, TEXT));
            }
            store.messages().append(batch);
        }
    }

    private void pages(List<String> conversations, long before) {
        Random random = new Random(2);
        for (int i = 0; i < PAGES; i++) {
            String c = conversations.get(random.nextInt(conversations.size()));
            store.messages().before(c, before, 50);
        }
    }

    private static void report(String what, int count, Runnable work) {
        long own = THREADS.getCurrentThreadCpuTime();
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        work.run();
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        double callers = (THREADS.getCurrentThreadCpuTime() - own) / 1e9 / cpuSeconds;
        System.out.printf(Locale.ROOT, "%-45s %,10.0f a CPU s  %,10.0f a s  %3.0f %% by the caller%n",
                what, count / cpuSeconds, count / wallSeconds, 100 * callers);
    }
}
