// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench crash`: kills a messenger under load, again and again, and looks for what was lost.
@Command(name = "crash", mixinStandardHelpOptions = true)
final class CrashCommand implements Callable<Integer> {
    private static final int PEOPLE = 12;
    private static final int GROUP = 6;
    private static final int IN_FLIGHT = 8;
    /// A server of another process is slower, and reading all of it again after the crash is more so.
    private static final int IN_FLIGHT_ON_MONGODB = 1;

    @Mixin ServerOptions server = new ServerOptions();

    @Option(names = "--runs", defaultValue = "3", paramLabel = "N",
            description = "How often (${DEFAULT-VALUE}).")
    int runs;

    @Option(names = "--seed", paramLabel = "N",
            description = "Decides when the server dies; a new one each time without this.")
    long seed = System.nanoTime();

    @Override
    public Integer call() throws IOException, InterruptedException {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        long promised = 0;
        int bad = 0;
        for (int run = 1; run <= runs; run++) {
            var result = run(random);
            promised += result.promised();
            if (!result.faults().isEmpty()) bad++;
            System.out.printf("run %d of %d: %d promised before the crash, %d open: %s%n", run, runs,
                    result.promised(), result.open(),
                    result.faults().isEmpty() ? "every promise kept" : "BROKEN");
            result.faults().stream().limit(5).forEach(fault -> System.out.println("  " + fault));
        }
        System.out.printf("%d passed, %d failed%n", runs - bad, bad);
        System.out.printf("%d promises in all.%n", promised);
        return bad == 0 ? 0 : 1;
    }

    private CrashRun.CrashResult run(Random random) throws IOException, InterruptedException {
        var folder = server.folder();
        try (var loop = new LoadLoop()) {
            var talkers = talkers(folder);
            var result = new CrashRun(loop, talkers, random)
                    .run(() -> server.start(folder, List.of()));
            if (result.promised() == 0) throw new IOException("the load never began");
            if (result.faults().isEmpty()) ServerOptions.remove(folder);
            else System.out.println("The data are kept in " + folder);
            return result;
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "\nThe data are kept in " + folder, e);
        }
    }

    private List<CrashTalker> talkers(java.nio.file.Path folder) {
        try (var store = server.store(folder)) {
            var population = new Population(store);
            var people = population.people(PEOPLE);
            var conversations = new ArrayList<List<String>>();
            for (int i = 0; i < PEOPLE; i++) conversations.add(new ArrayList<>());
            for (int i = 0; i < PEOPLE; i += 2) {
                var pair = population.pair(people.get(i), people.get(i + 1));
                conversations.get(i).add(pair);
                conversations.get(i + 1).add(pair);
            }
            for (int i = 0; i < PEOPLE; i += GROUP) {
                var group = population.group(people.subList(i, i + GROUP));
                for (int k = i; k < i + GROUP; k++) conversations.get(k).add(group);
            }
            var talkers = new ArrayList<CrashTalker>();
            int inFlight = server.mongodb.isEmpty() ? IN_FLIGHT : IN_FLIGHT_ON_MONGODB;
            for (int i = 0; i < PEOPLE; i++)
                talkers.add(new CrashTalker(people.get(i), conversations.get(i), inFlight));
            return talkers;
        }
    }
}
