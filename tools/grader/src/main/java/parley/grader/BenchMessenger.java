// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./course bench messenger`: what the messenger does with a second of processor time.
@Command(name = "messenger", mixinStandardHelpOptions = true, description = {
    "Load for the messenger, on Linux: its start, 50 pairs, a fixed rate, a group of 200,",
    "10,000 connections that sleep, pages of history. About three minutes."})
final class BenchMessenger extends StudentCommand {
    @Option(names = "--scenario", paramLabel = "NAMES",
            description = "Only some of: start,pairs,tls,paced,group,idle,history.")
    String scenario = "";

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10",
            description = "How long each measurement takes (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "10",
            description = "Seconds of load before it (${DEFAULT-VALUE}).")
    int warmUp;

    @Option(names = "--idle", paramLabel = "N", defaultValue = "10000",
            description = "Connections that sleep (${DEFAULT-VALUE}).")
    int idle;

    @Option(names = "--mongodb", paramLabel = "URI",
            description = "On this MongoDB server instead of RocksDB.")
    String mongodb = "";

    @Option(names = "--write", paramLabel = "FILE", description = "Write the figures here too.")
    Path write;

    @Option(names = "--record", paramLabel = "FOLDER",
            description = "Keep a flight recording of each scenario there.")
    Path record;

    @Override
    int execute() throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("messenger", "--seconds=" + seconds,
                "--warm-up=" + warmUp, "--idle=" + idle));
        if (!scenario.isEmpty()) words.add("--scenario=" + scenario);
        if (!mongodb.isEmpty()) words.add("--mongodb=" + mongodb);
        if (write != null) words.add("--write=" + write.toAbsolutePath());
        if (record != null) words.add("--record=" + record.toAbsolutePath());
        return BenchLoad.run(root, words);
    }
}
