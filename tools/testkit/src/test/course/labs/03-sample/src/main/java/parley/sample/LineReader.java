// SPDX-License-Identifier: Apache-2.0
package parley.sample;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Answers to a task "read a line", each with the mistake that its name says.
public final class LineReader {
    private static final int BUFFER_BYTES = 1024;

    private LineReader() {
    }

    public static String readsOnce(InetSocketAddress server) throws IOException {
        try (var socket = new Socket(server.getAddress(), server.getPort())) {
            byte[] buffer = new byte[BUFFER_BYTES];
            int n = socket.getInputStream().read(buffer);
            return new String(buffer, 0, n, StandardCharsets.UTF_8).strip();
        }
    }

    public static String decodesEachByte(InetSocketAddress server) throws IOException {
        try (var socket = new Socket(server.getAddress(), server.getPort())) {
            InputStream in = socket.getInputStream();
            var line = new StringBuilder();
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) line.append((char) b);
            return line.toString().strip();
        }
    }

    public static String throwsAtTheEnd(InetSocketAddress server) throws IOException {
        try (var socket = new Socket(server.getAddress(), server.getPort())) {
            int first = socket.getInputStream().read();
            if (first < 0) throw new EOFException("no line");
            throw new IllegalStateException("the first byte is " + first);
        }
    }

    public static String neverEnds(InetSocketAddress server) throws IOException {
        try (var socket = new Socket(server.getAddress(), server.getPort())) {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                continue;
            }
            return "the end";
        }
    }

    public static String sendsNothing(InetSocketAddress server) throws IOException {
        try (var socket = new Socket(server.getAddress(), server.getPort())) {
            return "nothing sent to port " + (socket.getPort() > 0);
        }
    }

    public static String isNull() {
        return null;
    }

    public static int recursesForEver(int depth) {
        return recursesForEver(depth + 1) + 1;
    }

    public static int fillsTheMemory() {
        throw new OutOfMemoryError("Java heap space");
    }

    public static String notStarted() {
        // TODO 3.2: read a line
        throw new UnsupportedOperationException("TODO 3.2");
    }
}
