// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;

/// How long people wait: from the command to the first request that is answered, and what the
/// messenger needs then.
final class StartLoad {
    private static final int STARTS = 9;
    private static final int ANSWER_MILLIS = 10_000;
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    private final ServerOptions server;

    StartLoad(ServerOptions server) {
        this.server = server;
    }

    /// What was measured.
    ///
    /// @param residentBytes of the messenger's process after the first answer, the most of all
    record StartResult(long medianMillis, long longestMillis, long residentBytes) {}

    /// Starts it a few times, each time with an empty folder, and stops it.
    StartResult run(Path folder) throws IOException, InterruptedException {
        var millis = new ArrayList<Long>();
        long resident = 0;
        for (int i = 0; i < STARTS; i++) {
            var data = Files.createDirectory(folder.resolve("start-" + i));
            long began = System.nanoTime();
            try (var target = server.launch(data)) {
                ask(target);
                millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
                resident = Math.max(resident, target.cost().residentBytes());
                if (!target.stop()) throw new IOException("the messenger does not stop");
            }
        }
        Collections.sort(millis);
        return new StartResult(millis.get(STARTS / 2), millis.getLast(), resident);
    }

    private static void ask(LoadTarget target) throws IOException {
        try (var socket = new Socket(target.address().getAddress(), target.address().getPort())) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(REQUEST);
            var answer = socket.getInputStream().readNBytes(ANSWER.length);
            if (!Arrays.equals(answer, ANSWER))
                throw new IOException("the first answer was " + new String(answer,
                        StandardCharsets.US_ASCII));
        }
    }
}
