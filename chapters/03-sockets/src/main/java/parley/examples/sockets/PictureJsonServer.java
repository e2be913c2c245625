// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;

/// Sends a picture as JSON and base64, a third larger.
///
/// JSON is text and knows no bytes, so they travel as base64: four characters for three bytes.
final class PictureJsonServer {
    private static final int PORT = 5566;
    private static final int BACKLOG = 50;

    private PictureJsonServer() {}

    static void main(String[] args) {
        Launch.server(args, PORT, PictureJsonServer::serve);
    }

    static void serve(int port) throws IOException {
        // --8<-- [start:serve]
        byte[] json = json("sunset.png", Picture.png());
        var here = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(port, BACKLOG, here)) {
            IO.println("Pictures on port " + server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> send(client, json));
            }
        }
        // --8<-- [end:serve]
    }

    // --8<-- [start:json]
    static byte[] json(String name, byte[] picture) {
        String data = Base64.getEncoder().encodeToString(picture);
        String text = "{\"filename\":\"" + name + "\","
                + "\"filedata\":\"" + data + "\"}";
        return text.getBytes(US_ASCII);
    }
    // --8<-- [end:json]

    // --8<-- [start:send]
    private static void send(Socket accepted, byte[] json) {
        try (Socket client = accepted) {
            client.getOutputStream().write(json); // all, or an exception
            IO.println("Sent " + json.length + " bytes");
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }
    // --8<-- [end:send]
}
