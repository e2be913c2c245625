// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Two terminals chat over a Unix domain socket.
///
/// The first one waits, the second one calls. Argument: `[path]`. Start it twice and type.
final class UnixChat {
    private static final Path USUAL_PATH =
            Path.of(System.getProperty("java.io.tmpdir"), "parley-chat.socket");

    private UnixChat() {}

    static void main(String[] args) {
        Launch.run(() -> {
            Path path = args.length == 0 ? USUAL_PATH : Path.of(args[0]);
            try (SocketChannel other = Files.exists(path) ? call(path) : waitFor(path)) {
                IO.println("Connected. Type; end the input to leave.");
                Thread.ofPlatform().daemon().start(() -> sendKeys(other));
                Channels.newInputStream(other).transferTo(System.out);
                IO.println("The other side left.");
            }
        });
    }

    // --8<-- [start:wait]
    private static SocketChannel waitFor(Path path) throws IOException {
        var family = StandardProtocolFamily.UNIX;
        try (var server = ServerSocketChannel.open(family)) {
            server.bind(UnixDomainSocketAddress.of(path));
            IO.println("Waiting at " + path);
            return server.accept();
        } finally {
            Files.deleteIfExists(path); // one guest is enough
        }
    }
    // --8<-- [end:wait]

    // --8<-- [start:call]
    private static SocketChannel call(Path path) throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (ConnectException e) {
            Files.delete(path); // left behind: nobody listens there
            return waitFor(path);
        }
    }
    // --8<-- [end:call]

    private static void sendKeys(SocketChannel other) {
        try {
            System.in.transferTo(Channels.newOutputStream(other));
            other.shutdownOutput();
        } catch (IOException e) {
            // The other side left first: main has said so.
        }
    }
}
