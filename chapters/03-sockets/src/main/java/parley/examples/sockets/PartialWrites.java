// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// Writes to a peer that does not read, without waiting.
///
/// The system takes a part, then nothing. A blocking write (`OutputStream.write`) would stand still
/// here until the peer reads on.
final class PartialWrites {
    private static final int MESSAGE_BYTES = 10_000_000;
    private static final int PIECE_BYTES = 65_536;

    private PartialWrites() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var server = ServerSocketChannel.open().bind(Launch.loopback(0));
                    var sender = SocketChannel.open(server.getLocalAddress());
                    SocketChannel receiver = server.accept()) {
                write(sender, receiver.socket().getInputStream());
            }
        });
    }

    private static void write(SocketChannel sender, InputStream slowReader) throws IOException {
        // --8<-- [start:write]
        sender.configureBlocking(false);
        var message = ByteBuffer.allocate(MESSAGE_BYTES);
        IO.println("first write takes  " + sender.write(message));
        while (sender.write(message) > 0) { }
        IO.println("nothing more after " + message.position()
                + " of " + MESSAGE_BYTES);
        // --8<-- [end:write]
        // --8<-- [start:send-all]
        int writes = 0;
        var piece = new byte[PIECE_BYTES];
        while (message.hasRemaining()) {
            slowReader.read(piece); // now the peer reads
            writes += sender.write(message) > 0 ? 1 : 0;
        }
        IO.println("all of it after    " + writes + " more writes");
        // --8<-- [end:send-all]
    }
}
