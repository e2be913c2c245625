// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Sends a picture as bytes, name and length first.
///
/// | field | bytes | meaning |
/// |---|---|---|
/// | name length | 2 | bytes of the name, highest byte first |
/// | name | as said | UTF-8, as `writeUTF` writes it |
/// | picture length | 4 | bytes of the picture, highest byte first |
/// | picture | as said | the file's content |
final class PictureBinaryServer {
    private static final int PORT = 5567;
    private static final int BACKLOG = 50;

    private PictureBinaryServer() {}

    static void main(String[] args) {
        Launch.server(args, PORT, PictureBinaryServer::serve);
    }

    static void serve(int port) throws IOException {
        byte[] picture = Picture.png();
        try (var server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress())) {
            IO.println("Pictures on port " + server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> send(client, picture));
            }
        }
    }

    // --8<-- [start:send]
    private static void send(Socket accepted, byte[] picture) {
        try (Socket client = accepted) {
            var out = new DataOutputStream(
                    new BufferedOutputStream(client.getOutputStream()));
            out.writeUTF("sunset.png");
            out.writeInt(picture.length);
            out.write(picture);
            out.flush();
            IO.println("Sent " + out.size() + " bytes");
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }
    // --8<-- [end:send]
}
