// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A messenger in a process of its own, on a core of its own where the system can do that.
final class LoadTarget implements AutoCloseable {
    private static final long END_SECONDS = 30;

    /// No core of its own.
    static final int ALL_CORES = -1;

    private final Process process;
    private final InetSocketAddress address;
    private final long pid;
    private final boolean polite;

    /// @param pid of the messenger, which its launcher may have started
    private LoadTarget(Process process, InetSocketAddress address, long pid, boolean polite) {
        this.process = process;
        this.address = address;
        this.pid = pid;
        this.polite = polite;
    }

    /// Starts a messenger and waits until it says where it is.
    ///
    /// @param command the command that starts it, without options
    /// @param data its folder
    /// @param core which core it may use, below 0 for all
    /// @param polite whether closing asks it to end first, so that it can write what it has
    /// @throws IOException when it ends before it says so; its words are in the message
    static LoadTarget start(List<String> command, Path data, int core, List<String> options,
            boolean polite) throws IOException {
        var words = new ArrayList<String>();
        if (core >= 0) words.addAll(List.of("taskset", "-c", Integer.toString(core)));
        words.addAll(command);
        words.addAll(List.of("--port", "0", "--data", data.toString(), "--limits", "off", "--json"));
        words.addAll(options);
        var log = data.resolve("bench-stderr.txt");
        var process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        var said = process.inputReader();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (!line.startsWith("{")) continue;
            var json = new JsonMapper().readTree(line);
            if (!json.has("url")) continue;
            var uri = URI.create(json.path("url").asText());
            return new LoadTarget(process, new InetSocketAddress(uri.getHost(), uri.getPort()),
                    json.path("pid").asLong(), polite);
        }
        process.destroyForcibly();
        throw new IOException("the messenger ended before it was ready:\n"
                + Files.readString(log));
    }

    InetSocketAddress address() {
        return address;
    }

    ProcessCost cost() {
        return new ProcessCost(pid);
    }

    /// Ends it as a power cut would, as far as a process can: `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    }

    /// Asks it to end (SIGTERM), and waits.
    ///
    /// @return whether it did so in time
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            if (polite) stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
