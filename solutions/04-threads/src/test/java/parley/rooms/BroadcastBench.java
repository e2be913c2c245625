// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/// How many deliveries a room and its outboxes manage a second of processor time: one thread
/// broadcasts to 200 members, another drains their outboxes. Not a test: run its `main`.
final class BroadcastBench {
    private static final int MEMBERS = 200;
    private static final int MESSAGES = 50_000;
    private static final int ROUNDS = 5;
    private static final int OUTBOX_BYTES = 1 << 20;

    private final Semaphore dirty = new Semaphore(0);
    private final Semaphore free = new Semaphore(1000);
    private final List<TestMember> members = new ArrayList<>();
    private long drained;

    private BroadcastBench() {}

    public static void main(String[] args) throws InterruptedException {
        for (int i = 0; i < ROUNDS; i++) new BroadcastBench().run();
    }

    private void run() throws InterruptedException {
        Room room = new Room("bench", MEMBERS, ChatLines::notice);
        for (int i = 0; i < MEMBERS; i++)
            members.add(new TestMember("m" + i, OUTBOX_BYTES, () -> {}));
        members.forEach(room::join);
        members.forEach(TestMember::heard);
        byte[] message = new byte[200];
        long cpu = cpuNanos();
        Thread drainer = Thread.ofPlatform().name("drainer").start(this::drain);
        for (int i = 0; i < MESSAGES; i++) {
            free.acquire();
            if (room.broadcast(message) != MEMBERS) throw new IllegalStateException("overflow");
            dirty.release();
        }
        drainer.join();
        double seconds = (cpuNanos() - cpu) / 1e9;
        System.out.printf(Locale.ROOT, "%,d deliveries in %.2f s of CPU: %,.0f a CPU second%n",
                drained, seconds, drained / seconds);
    }

    private void drain() {
        for (int i = 0; i < MESSAGES; i++) {
            dirty.acquireUninterruptibly();
            for (TestMember member : members) if (member.outbox().poll().isPresent()) drained++;
            free.release();
        }
    }

    private static long cpuNanos() {
        var system = (OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }
}
