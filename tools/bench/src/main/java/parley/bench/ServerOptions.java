// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.store.MongoStore;
import parley.store.RocksStore;
import parley.store.Store;
import picocli.CommandLine.Option;

/// How a messenger is started for a measurement, and where it keeps its data.
final class ServerOptions {
    private static final String RECORD =
            "-XX:StartFlightRecording:settings=profile,dumponexit=true,filename=";

    @Option(names = "--server", required = true, paramLabel = "WORD",
            description = "One word of the command that starts a messenger; give all of them.")
    List<String> command;

    @Option(names = "--launcher", paramLabel = "WORD",
            description = "One word of the command that people type to start a messenger.")
    List<String> launcher = List.of();

    @Option(names = "--mongodb", paramLabel = "URI", defaultValue = "",
            description = "mongodb://HOST:PORT of a server to keep everything on.")
    String mongodb;

    @Option(names = "--server-core", paramLabel = "N", defaultValue = "-1",
            description = "The core that the server may use (Linux); all of them without this.")
    int core;

    private Optional<Path> recording = Optional.empty();

    /// Lets each messenger that is started write a flight recording when it ends.
    ///
    /// @param file where; the next one has to be another
    void record(Path file) {
        recording = Optional.of(file);
    }

    /// A new, empty folder for one run.
    Path folder() throws IOException {
        return Files.createTempDirectory("parley-bench-");
    }

    /// The store of a messenger that does not run now.
    Store store(Path folder) {
        return mongodb.isEmpty() ? RocksStore.open(folder.resolve("store"))
                : MongoStore.open(database(folder));
    }

    LoadTarget start(Path folder, List<String> options) throws IOException {
        var words = new ArrayList<>(command);
        recording.ifPresent(file -> words.add(1, RECORD + file));
        return LoadTarget.start(words, folder, core, withStore(folder, options),
                recording.isPresent());
    }

    /// Starts it as people do, on all cores.
    LoadTarget launch(Path folder) throws IOException {
        return LoadTarget.start(launcher.isEmpty() ? command : launcher, folder,
                LoadTarget.ALL_CORES, withStore(folder, List.of()), false);
    }

    private List<String> withStore(Path folder, List<String> options) {
        var all = new ArrayList<>(options);
        if (!mongodb.isEmpty()) all.addAll(List.of("--mongodb-uri", database(folder)));
        return all;
    }

    /// A database for each run, on the server that was named.
    private String database(Path folder) {
        return mongodb.replaceAll("/+$", "") + "/" + folder.getFileName();
    }

    /// Removes a folder of this bench.
    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList())
                Files.delete(path);
        }
    }
}
