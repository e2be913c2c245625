// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// The newest page of a conversation, again and again, over kept-alive HTTP connections.
final class HistoryLoad {
    private static final int READ_MILLIS = 20_000;

    private final LoadTarget target;
    private final String request;
    private final AtomicLong pages = new AtomicLong();
    private volatile boolean over;

    HistoryLoad(LoadTarget target, Person reader, String conversation, int pageSize) {
        this.target = target;
        this.request = """
                GET /api/v1/conversations/%s/messages?limit=%d HTTP/1.1\r
                Host: %s\r
                Authorization: Bearer %s\r
                \r
                """.formatted(conversation, pageSize,
                target.address().getAddress().getHostAddress() + ":" + target.address().getPort(),
                reader.token());
    }

    /// Reads with that many connections: warms up, then measures.
    HistoryResult run(int connections, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        var running = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) running.add(threads.submit(this::readPages));
            Thread.sleep(warmUp);
            long before = pages.get();
            var start = Window.Start.now(target.cost());
            Thread.sleep(measured);
            var window = start.end(target.cost());
            long read = pages.get() - before;
            over = true;
            return new HistoryResult(window, read, size(running));
        } finally {
            over = true;
        }
    }

    private static int size(List<Future<Integer>> running)
            throws IOException, InterruptedException {
        int bytes = 0;
        for (var one : running) {
            try {
                bytes = one.get();
            } catch (ExecutionException e) {
                throw new IOException("a reader failed: " + e.getCause().getMessage(), e);
            }
        }
        return bytes;
    }

    private int readPages() throws IOException {
        int bytes = 0;
        try (var socket = new Socket(target.address().getAddress(), target.address().getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_MILLIS);
            var in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            while (!over) {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                bytes = page(in);
                pages.incrementAndGet();
            }
        }
        return bytes;
    }

    private static int page(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) throw new IOException("the answer was " + status);
        int length = -1;
        for (var line = line(in); !line.isEmpty(); line = line(in))
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
        if (length < 0) throw new IOException("a page without a length");
        in.skipNBytes(length);
        return length;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new IOException("the answer ended early");
            if (b != '\r') line.append((char) b);
        }
        return line.toString();
    }

    /// What was measured.
    ///
    /// @param pageBytes size of one page's JSON
    record HistoryResult(Window window, long pages, int pageBytes) {}
}
