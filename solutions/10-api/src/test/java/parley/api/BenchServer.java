// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.accounts.Identity;
import parley.http.Entrance;
import parley.http.EntranceConfig;
import parley.http.Router;
import parley.store.Bond;
import parley.store.Conversation;
import parley.store.Ids;
import parley.store.Member;
import parley.store.RocksStore;
import parley.store.User;

/// The server of [Bench], in a process of its own: 50 pairs of people, or one group. Says what the
/// generator needs on its standard output; answers each line of input with its CPU time so far.
final class BenchServer {
    private BenchServer() {}

    /// @param args how many people; `pairs` or `group`
    public static void main(String[] args) throws IOException {
        int people = Integer.parseInt(args[0]);
        boolean group = args[1].equals("group");
        Path folder = Files.createTempDirectory("parley-bench");
        try (RocksStore store = RocksStore.open(folder)) {
            List<String> users = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                String id = Ids.user();
                store.users().add(new User(id, "p" + i, "p" + i, "", Instant.EPOCH,
                        User.State.ACTIVE, User.Role.USER, 0));
                users.add(id);
            }
            String conversation = group ? group(store, users) : "";
            TokenCheck tokens = token -> new Identity(
                    users.get(Integer.parseInt(token)), Ids.session(), User.Role.USER);
            InetSocketAddress bind = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            try (Messenger messenger =
                            Messenger.start(store, tokens, Clock.systemUTC(), false);
                    Entrance entrance = Entrance.start(
                            EntranceConfig.plain(bind),
                            Router.of(List.of()),
                            Map.of(Protocol.PATH,
                                    new LiveEndpoint(messenger.live(), request -> Optional.empty())))) {
                System.out.println(entrance.port());
                for (int i = 0; i < people; i += 2)
                    System.out.println(group ? conversation
                            : pair(store, messenger, users.get(i), users.get(i + 1)));
                serve();
                System.err.println("overflows " + messenger.counts().outboxOverflows()
                        + " delivered " + messenger.counts().entriesDelivered());
            }
        }
    }

    private static String pair(RocksStore store, Messenger messenger, String one, String other) {
        Bond bond = Bond.strangers(one, other, Instant.EPOCH);
        store.contacts().put(new Bond(
                bond.low(), bond.high(), Set.of(one, other), Set.of(), Instant.EPOCH, 0));
        Identity me = new Identity(one, Ids.session(), User.Role.USER);
        return messenger.conversing().direct(me, other).id();
    }

    private static String group(RocksStore store, List<String> users) {
        String id = Ids.group();
        store.conversations().add(new Conversation(id, Conversation.Kind.GROUP, "all",
                users.stream().map(u -> new Member(u, Member.Role.MEMBER, 1)).toList(),
                Instant.EPOCH, 0));
        return id;
    }

    private static void serve() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        BufferedReader in = new BufferedReader(
                new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
            if (line.equals("heap")) System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.println(system.getProcessCpuTime() + " "
                    + (runtime.totalMemory() - runtime.freeMemory()));
        }
    }
}
