// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/// One method copies between files and sockets.
///
/// To a program, a socket is a stream like a file. To the system both are file descriptors.
final class FilesAndSockets {
    private static final int BUFFER_BYTES = 8192;
    private static final int FILE_BYTES = 100_000;

    private FilesAndSockets() {}

    static void main(String[] args) {
        Launch.run(() -> {
            Path folder = Files.createTempDirectory("parley");
            Path original = Files.write(folder.resolve("original"), new byte[FILE_BYTES]);
            Path copied = folder.resolve("copied");
            Path received = folder.resolve("received");
            fileToFile(original, copied);
            fileToSocketToFile(original, received);
            IO.println("all the same: " + (Files.mismatch(original, copied) < 0
                    && Files.mismatch(original, received) < 0));
            for (Path file : new Path[] {original, copied, received, folder}) Files.delete(file);
        });
    }

    // --8<-- [start:copy]
    static long copy(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long total = 0;
        int count;
        while ((count = in.read(buffer)) >= 0) {
            out.write(buffer, 0, count);
            total += count;
        }
        return total;
    }
    // --8<-- [end:copy]

    private static void fileToFile(Path from, Path to) throws IOException {
        // --8<-- [start:file-to-file]
        try (var in = Files.newInputStream(from);
                var out = Files.newOutputStream(to)) {
            IO.println("file to file:   " + copy(in, out) + " bytes");
        }
        // --8<-- [end:file-to-file]
    }

    private static void fileToSocketToFile(Path from, Path to) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var sender = Thread.startVirtualThread(() -> send(from, server));
            // --8<-- [start:socket-to-file]
            try (Socket socket = server.accept();
                    var in = socket.getInputStream();
                    var out = Files.newOutputStream(to)) {
                IO.println("socket to file: " + copy(in, out) + " bytes");
            }
            // --8<-- [end:socket-to-file]
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(Path from, ServerSocket server) {
        // --8<-- [start:file-to-socket]
        try (var in = Files.newInputStream(from);
                var socket = new Socket(server.getInetAddress(),
                        server.getLocalPort())) {
            long sent = copy(in, socket.getOutputStream());
            IO.println("file to socket: " + sent + " bytes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // --8<-- [end:file-to-socket]
    }
}
