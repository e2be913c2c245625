// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parley.crypto.LocalAuthority;
import parley.crypto.TlsContexts;
import parley.store.Ids;

/// What is measured, each with a messenger of its own that has the people and conversations for it.
final class LoadScenarios {
    private static final int PAIRS = 50;
    private static final int IN_FLIGHT = 8;
    private static final int BODY_BYTES = 200;
    private static final int PER_SECOND = 100;
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final int GROUP = 200;
    private static final int DEVICES = 10;
    private static final int PAGE = 50;
    private static final int HISTORY = 200;
    private static final int READERS = 16;

    private final ServerOptions server;
    private final Report report;
    private final Duration warmUp;
    private final Duration measured;

    /// @param warmUp how long the load runs before it is measured
    /// @param measured how long it is measured
    LoadScenarios(ServerOptions server, Report report, Duration warmUp, Duration measured) {
        this.server = server;
        this.report = report;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    void start(Path folder) throws IOException, InterruptedException {
        report.start(new StartLoad(server).run(folder));
    }

    void pairs(Path folder, LoadLoop loop) throws IOException {
        var people = pairs(folder);
        try (var target = server.start(folder, List.of())) {
            var load = add(people, new PairLoad(target, loop));
            report.pairs("50 pairs, 8 in flight", load.run(warmUp, measured));
        }
    }

    void tls(Path folder, LoadLoop loop) throws IOException {
        var people = pairs(folder);
        var keys = folder.resolve("bench-tls");
        LocalAuthority.open(keys, Clock.systemUTC()).server(List.of("127.0.0.1"));
        var pem = keys.resolve("server.pem").toString();
        try (var target = server.start(folder, List.of("--tls-cert", pem, "--tls-key", pem));
                var tunnel = new TlsTunnel(TlsContexts.client(keys.resolve("ca.pem")),
                        target.address())) {
            var load = add(people, new PairLoad(target, tunnel.address(), loop));
            report.pairs("the same over TLS 1.3", load.run(warmUp, measured));
        }
    }

    /// One pair more than the load has.
    private List<Person> pairs(Path folder) {
        try (var store = server.store(folder)) {
            var population = new Population(store);
            var people = population.people(2 * PAIRS + 2);
            for (int i = 0; i <= PAIRS; i++) population.pair(people.get(2 * i), people.get(2 * i + 1));
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

    /// At first just started, then after a load that let the JVM compile what is used.
    void paced(Path folder, LoadLoop loop) throws IOException {
        var people = pairs(folder);
        try (var target = server.start(folder, List.of())) {
            var name = PER_SECOND + " messages a second";
            report.paced(name, paced(target, loop, "cold", people).run(warmUp, measured));
            add(people, new PairLoad(target, loop)).run(Duration.ZERO, warmUp);
            report.paced("the same after a load", paced(target, loop, "warm", people)
                    .run(SETTLING, measured));
        }
    }

    private static PacedLoad paced(LoadTarget target, LoadLoop loop, String name,
            List<Person> people) throws IOException {
        return new PacedLoad(target, loop, name, people.get(2 * PAIRS), people.get(2 * PAIRS + 1),
                PER_SECOND);
    }

    void group(Path folder, LoadLoop loop) throws IOException {
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
            report.group(GROUP, load.run(warmUp, measured));
        }
    }

    void idle(Path folder, LoadLoop loop, int idle, Duration asleep)
            throws IOException, InterruptedException {
        var people = new ArrayList<Person>();
        try (var store = server.store(folder)) {
            var population = new Population(store);
            for (var person : population.people(idle / DEVICES))
                for (int i = 0; i < DEVICES; i++) people.add(population.session(person.userId()));
        }
        try (var target = server.start(folder, List.of())) {
            report.idle(new IdleLoad(target, loop).run(people, asleep));
        }
    }

    void history(Path folder, LoadLoop loop) throws IOException, InterruptedException {
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
                    .run(READERS, warmUp, measured));
        }
    }
}
