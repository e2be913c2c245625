// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import parley.crypto.LocalAuthority;
import parley.crypto.TlsContexts;
import parley.store.Ids;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench messenger`: what a messenger does with a second of processor time.
@Command(name = "messenger", mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    /// All scenarios, in the order in which they run.
    static final List<String> SCENARIOS =
            List.of("pairs", "tls", "paced", "group", "idle", "history");

    private static final int PAIRS = 50;
    private static final int IN_FLIGHT = 8;
    private static final int BODY_BYTES = 200;
    private static final int PER_SECOND = 100;
    private static final int GROUP = 200;
    private static final int DEVICES = 10;
    private static final int PAGE = 50;
    private static final int HISTORY = 200;
    private static final int READERS = 16;

    @Mixin ServerOptions server = new ServerOptions();

    @Option(names = "--scenario", paramLabel = "NAME", split = ",",
            description = "Only these: pairs, tls, paced, group, idle, history.")
    List<String> scenarios = SCENARIOS;

    @Option(names = "--seconds", defaultValue = "10", paramLabel = "N",
            description = "How long each measurement takes (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--warm-up", defaultValue = "10", paramLabel = "N",
            description = "Seconds of the same load before it (${DEFAULT-VALUE}).")
    int warmUpSeconds;

    @Option(names = "--idle", defaultValue = "10000", paramLabel = "N",
            description = "Connections that sleep (${DEFAULT-VALUE}).")
    int idle;

    @Option(names = "--write", paramLabel = "FILE",
            description = "Write the figures here too, as Markdown.")
    Path write;

    private final Report report = new Report();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!ProcessCost.known())
            throw new IOException("This measures with /proc, which only Linux has.");
        if (!Set.copyOf(SCENARIOS).containsAll(scenarios))
            throw new IOException("The scenarios are " + SCENARIOS + ", not " + scenarios);
        for (var scenario : SCENARIOS) {
            if (!scenarios.contains(scenario)) continue;
            System.err.println("Measuring " + scenario + " ...");
            run(scenario);
        }
        System.out.print(report.text());
        if (write != null) Files.writeString(write, report.markdown());
        return 0;
    }

    private void run(String scenario) throws IOException, InterruptedException {
        var folder = server.folder();
        try (var loop = new LoadLoop()) {
            switch (scenario) {
                case "pairs" -> pairs(folder, loop);
                case "tls" -> tls(folder, loop);
                case "paced" -> paced(folder, loop);
                case "group" -> group(folder, loop);
                case "idle" -> idle(folder, loop);
                default -> history(folder, loop);
            }
        } finally {
            ServerOptions.remove(folder);
        }
    }

    private void pairs(Path folder, LoadLoop loop) throws IOException {
        var people = pairs(folder);
        try (var target = server.start(folder, List.of())) {
            var load = add(people, new PairLoad(target, loop));
            report.pairs("50 pairs, 8 in flight", load.run(warmUp(), measured()));
        }
    }

    private void tls(Path folder, LoadLoop loop) throws IOException {
        var people = pairs(folder);
        var keys = folder.resolve("bench-tls");
        LocalAuthority.open(keys, Clock.systemUTC()).server(List.of("127.0.0.1"));
        var pem = keys.resolve("server.pem").toString();
        try (var target = server.start(folder, List.of("--tls-cert", pem, "--tls-key", pem));
                var tunnel = new TlsTunnel(TlsContexts.client(keys.resolve("ca.pem")),
                        target.address())) {
            var load = add(people, new PairLoad(target, tunnel.address(), loop));
            report.pairs("the same over TLS 1.3", load.run(warmUp(), measured()));
        }
    }

    private List<Person> pairs(Path folder) {
        try (var store = server.store(folder)) {
            var population = new Population(store);
            var people = population.people(2 * PAIRS);
            for (int i = 0; i < PAIRS; i++) population.pair(people.get(2 * i), people.get(2 * i + 1));
            return people;
        }
    }

    private static PairLoad add(List<Person> people, PairLoad load) throws IOException {
        for (int i = 0; i < PAIRS; i++) {
            var from = people.get(2 * i);
            var to = people.get(2 * i + 1);
            var id = Ids.direct(from.userId(), to.userId());
            load.from(from, id, IN_FLIGHT, BODY_BYTES).to(to, id);
        }
        return load;
    }

    private void paced(Path folder, LoadLoop loop) throws IOException {
        Person from;
        Person to;
        String conversation;
        try (var store = server.store(folder)) {
            var population = new Population(store);
            from = population.person();
            to = population.person();
            conversation = population.pair(from, to);
        }
        try (var target = server.start(folder, List.of())) {
            report.paced(PER_SECOND,
                    new PacedLoad(target, loop, from, to, conversation, PER_SECOND)
                            .run(warmUp(), measured()));
        }
    }

    private void group(Path folder, LoadLoop loop) throws IOException {
        List<Person> people;
        String conversation;
        try (var store = server.store(folder)) {
            var population = new Population(store);
            people = population.people(GROUP);
            conversation = population.group(people);
        }
        try (var target = server.start(folder, List.of())) {
            var load = new PairLoad(target, loop)
                    .from(people.getFirst(), conversation, IN_FLIGHT, BODY_BYTES);
            for (var person : people.subList(1, GROUP)) load.to(person, conversation);
            report.group(GROUP, load.run(warmUp(), measured()));
        }
    }

    private void idle(Path folder, LoadLoop loop) throws IOException, InterruptedException {
        var people = new java.util.ArrayList<Person>();
        try (var store = server.store(folder)) {
            var population = new Population(store);
            for (var person : population.people(idle / DEVICES))
                for (int i = 0; i < DEVICES; i++) people.add(population.session(person.userId()));
        }
        try (var target = server.start(folder, List.of())) {
            report.idle(new IdleLoad(target, loop).run(people, Duration.ofSeconds(2L * seconds)));
        }
    }

    private void history(Path folder, LoadLoop loop) throws IOException, InterruptedException {
        Person from;
        Person to;
        String conversation;
        try (var store = server.store(folder)) {
            var population = new Population(store);
            from = population.person();
            to = population.person();
            conversation = population.pair(from, to);
            population.talk(from, conversation, HISTORY, BODY_BYTES);
        }
        try (var target = server.start(folder, List.of())) {
            report.history(PAGE, new HistoryLoad(target, to, conversation, PAGE)
                    .run(READERS, warmUp(), measured()));
        }
    }

    private Duration warmUp() {
        return Duration.ofSeconds(warmUpSeconds);
    }

    private Duration measured() {
        return Duration.ofSeconds(seconds);
    }
}
