// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measures the path of a message over WebSockets: how many durable, acknowledged and delivered
/// messages a second of the server's CPU. Started by hand:
///
/// ```
/// java -cp ... parley.api.Bench pairs 100 8 10 "taskset -c 0"     50 pairs, 8 in flight, 10 s
/// java -cp ... parley.api.Bench group 200 8 10 "taskset -c 0"     one sender to a group of 200
/// java -cp ... parley.api.Bench idle 5000 0 10 "taskset -c 0"     memory of idle connections
/// ```
final class Bench implements AutoCloseable {
    private static final int ROUNDS = 3;
    private static final String TEXT = "x".repeat(200);

    private final Process server;
    private final BufferedReader said;
    private final PrintStream ask;
    private final Selector selector = Selector.open();
    private final List<BenchClient> clients = new ArrayList<>();
    private final InetSocketAddress address;

    private Bench(String kind, int people, String prefix) throws IOException {
        List<String> command = new ArrayList<>();
        if (!prefix.isBlank()) command.addAll(Arrays.asList(prefix.split(" ")));
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        String more = System.getProperty("server.options", "");
        if (!more.isBlank()) command.addAll(Arrays.asList(more.split(" ")));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BenchServer.class.getName(),
                Integer.toString(people),
                kind.equals("group") ? "group" : "pairs"));
        server = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        said = new BufferedReader(new InputStreamReader(server.getInputStream(), US_ASCII));
        ask = new PrintStream(server.getOutputStream(), true, US_ASCII);
        int port = Integer.parseInt(said.readLine());
        address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    }

    /// @param args kind, people, in flight, seconds, prefix of the server's command
    public static void main(String[] args) throws IOException {
        String kind = args[0];
        int people = Integer.parseInt(args[1]);
        int inFlight = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        try (Bench bench = new Bench(kind, people, args.length > 4 ? args[4] : "")) {
            bench.run(kind, people, inFlight, seconds);
        }
    }

    private void run(String kind, int people, int inFlight, int seconds) throws IOException {
        List<String> conversations = new ArrayList<>();
        for (int i = 0; i < people; i += 2) conversations.add(said.readLine());
        long[] before = stats("heap");
        for (int i = 0; i < people; i++) {
            boolean sends = kind.equals("group") ? i == 0 : i % 2 == 0 && inFlight > 0;
            BenchClient client = new BenchClient(
                    address, i, conversations.get(i / 2), sends ? inFlight : 0, TEXT);
            clients.add(client);
            client.register(selector);
        }
        loopUntil(System.nanoTime() + 1_000_000_000L);
        long[] after = stats("heap");
        System.out.printf("%d connections: %.1f KB of heap each%n",
                people, (after[1] - before[1]) / 1024.0 / people);
        if (inFlight == 0) return;
        clients.forEach(BenchClient::begin);
        for (int round = 0; round <= ROUNDS; round++) measure(round, seconds);
    }

    private void measure(int round, int seconds) throws IOException {
        long[] before = stats("");
        long acks = clients.stream().mapToLong(c -> c.acks).sum();
        long received = clients.stream().mapToLong(c -> c.messages).sum();
        long start = System.nanoTime();
        loopUntil(start + seconds * 1_000_000_000L);
        double took = (System.nanoTime() - start) / 1e9;
        long[] after = stats("");
        double cpu = (after[0] - before[0]) / 1e9;
        acks = clients.stream().mapToLong(c -> c.acks).sum() - acks;
        received = clients.stream().mapToLong(c -> c.messages).sum() - received;
        System.out.printf(
                "%s %.1f s, server CPU %.1f s: %,.0f acks/s, %,.0f deliveries/s; a CPU second: "
                        + "%,.0f acks, %,.0f deliveries%n",
                round == 0 ? "warm-up:" : "measured:",
                took, cpu, acks / took, received / took, acks / cpu, received / cpu);
    }

    private long[] stats(String what) throws IOException {
        ask.println(what);
        String[] parts = said.readLine().split(" ");
        return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
    }

    private void loopUntil(long end) throws IOException {
        while (System.nanoTime() < end) {
            selector.select(10);
            for (SelectionKey key : selector.selectedKeys()) ((BenchClient) key.attachment()).read();
            selector.selectedKeys().clear();
        }
    }

    @Override
    public void close() throws IOException {
        ask.println("end");
        for (BenchClient client : clients) client.close();
        selector.close();
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
