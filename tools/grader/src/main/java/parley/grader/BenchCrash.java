// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./course bench crash`: kills the messenger under load, and looks for what was lost.
@Command(name = "crash", mixinStandardHelpOptions = true, description = {
    "Kills the messenger (kill -9) while twelve people send, starts it again, and holds",
    "everything it had promised against what everybody has then. 10 s a run."})
final class BenchCrash extends StudentCommand {
    @Option(names = "--runs", paramLabel = "N", defaultValue = "3",
            description = "How often (${DEFAULT-VALUE}).")
    int runs;

    @Option(names = "--seed", paramLabel = "N",
            description = "Repeat the moments of an earlier run, which has printed its seed.")
    Long seed;

    @Option(names = "--mongodb", paramLabel = "URI",
            description = "On this MongoDB server instead of RocksDB.")
    String mongodb = "";

    @Override
    int execute() throws IOException, InterruptedException {
        if (runs < 1) throw CourseException.usage("--runs is a number from 1, not %d.", runs);
        var words = new ArrayList<>(List.of("crash", "--runs=" + runs));
        if (seed != null) words.add("--seed=" + seed);
        if (!mongodb.isEmpty()) words.add("--mongodb=" + mongodb);
        return BenchLoad.run(root, words);
    }
}
