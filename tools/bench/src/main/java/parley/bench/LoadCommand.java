// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench messenger`: what a messenger does with a second of processor time.
@Command(name = "messenger", mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    /// All scenarios, in the order in which they run.
    static final List<String> SCENARIOS =
            List.of("start", "pairs", "tls", "paced", "group", "idle", "history");

    @Mixin ServerOptions server = new ServerOptions();

    @Option(names = "--scenario", paramLabel = "NAME", split = ",",
            description = "Only these: start, pairs, tls, paced, group, idle, history.")
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

    @Option(names = "--record", paramLabel = "FOLDER",
            description = "Keep a flight recording of each scenario there: SCENARIO.jfr.")
    Path record;

    private final Report report = new Report();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!ProcessCost.known())
            throw new IOException("This measures with /proc, which only Linux has.");
        if (!Set.copyOf(SCENARIOS).containsAll(scenarios))
            throw new IOException("The scenarios are " + SCENARIOS + ", not " + scenarios);
        var all = new LoadScenarios(server, report, Duration.ofSeconds(warmUpSeconds),
                Duration.ofSeconds(seconds));
        for (var scenario : SCENARIOS) {
            if (!scenarios.contains(scenario)) continue;
            System.err.println("Measuring " + scenario + " ...");
            if (record != null) server.record(
                    Files.createDirectories(record).resolve(scenario + ".jfr"));
            run(all, scenario);
        }
        System.out.print(report.text());
        if (write != null) Files.writeString(write, report.markdown());
        return 0;
    }

    private void run(LoadScenarios all, String scenario) throws IOException, InterruptedException {
        var folder = server.folder();
        try (var loop = new LoadLoop()) {
            switch (scenario) {
                case "start" -> all.start(folder);
                case "pairs" -> all.pairs(folder, loop);
                case "tls" -> all.tls(folder, loop);
                case "paced" -> all.paced(folder, loop);
                case "group" -> all.group(folder, loop);
                case "idle" -> all.idle(folder, loop, idle, Duration.ofSeconds(2L * seconds));
                default -> all.history(folder, loop);
            }
        } finally {
            ServerOptions.remove(folder);
        }
    }
}
