// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.api.ClientMessage.Send;

/// Resuming while others send, with connections cut at any moment: the seed is printed.
@Timeout(60)
class ResumeRaceTest {
    private static final int SENDERS = 3;
    private static final int EACH = 60;
    private static final int RECEIVERS = 3;

    @TempDir
    Path folder;

    @RepeatedTest(10)
    void loses_doubles_and_reorders_nothing() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        try (World world = new World(folder.resolve("w" + seed))) {
            Identity owner = world.person("owner");
            List<Identity> others = IntStream.range(0, SENDERS + RECEIVERS)
                    .mapToObj(i -> world.person("p" + i))
                    .toList();
            others.forEach(o -> world.contacts(owner, o));
            String group = world.messenger.groups()
                    .create(owner, "all", others.stream().map(Identity::userId).toList())
                    .id();
            List<Follower> followers = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) threads.add(sender(world, others.get(i), group, i));
            int last = 1 + SENDERS * EACH;
            for (int i = 0; i < RECEIVERS; i++) {
                Follower follower = new Follower();
                followers.add(follower);
                Random random = new Random(seed + i);
                threads.add(receiver(world, others.get(SENDERS + i), group, follower, last, random));
            }

            for (Thread thread : threads) thread.join();

            List<String> stored = world.store.messages().after(group, 0, 500).stream()
                    .map(m -> m.clientId())
                    .toList();
            assertThat(stored).hasSize(last).doesNotHaveDuplicates();
            for (Follower follower : followers) {
                assertThat(follower.ids(group)).isEqualTo(stored);
                assertThat(follower.gaps).isZero();
                assertThat(follower.doubles).isZero();
            }
        }
    }

    private static Thread sender(World world, Identity who, String group, int number) {
        return Thread.ofPlatform().name("sender").start(() -> {
            for (int i = 0; i < EACH; i++)
                world.messenger.posting().send(who, Send.text("s" + number + "-" + i, group, "x"));
        });
    }

    /// Reads a few messages on each connection, then is gone without a word.
    private static Thread receiver(
            World world, Identity who, String group, Follower follower, int last, Random random) {
        follower.from(group, 0);
        return Thread.ofPlatform().name("receiver").start(() -> {
            while (follower.cursors.get(group) < last) {
                Map<String, Long> cursors = new HashMap<>(follower.cursors);
                Device device = world.connect(who, cursors);
                int reads = 1 + random.nextInt(40);
                while (reads-- > 0 && follower.cursors.get(group) < last)
                    follower.take(device.next());
                device.session.closed();
            }
        });
    }
}
