// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// Sends everything back over a Unix domain socket.
///
/// Its address is a file name, and no network is involved. Argument: `[path]`.
final class EchoUnixServer {
    static final Path USUAL_PATH =
            Path.of(System.getProperty("java.io.tmpdir"), "parley-echo.socket");

    private EchoUnixServer() {}

    static void main(String[] args) {
        Launch.run(() -> {
            Path path = args.length == 0 ? USUAL_PATH : Path.of(args[0]);
            try {
                serve(path);
            } catch (BindException e) {
                throw new IOException(path + " is taken: a server uses it, or one died and left it."
                        + " Delete the file or give another path.", e);
            }
        });
    }

    // --8<-- [start:serve]
    static void serve(Path path) throws IOException {
        var family = StandardProtocolFamily.UNIX;
        try (var server = ServerSocketChannel.open(family)) {
            server.bind(UnixDomainSocketAddress.of(path));
            path.toFile().deleteOnExit(); // closing leaves the file
            IO.println("Unix echo on " + path);
            while (true) {
                SocketChannel client = server.accept();
                Thread.startVirtualThread(() -> echo(client));
            }
        }
    }
    // --8<-- [end:serve]

    private static void echo(SocketChannel accepted) {
        try (SocketChannel client = accepted) {
            Channels.newInputStream(client).transferTo(Channels.newOutputStream(client));
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }
}
