// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Says "that was all" and still hears the answer.
///
/// First the wrong way: closing the output stream closes the whole socket, and the receipt is lost.
final class HalfClose {
    private static final String ORDER = "three apples, two pears";
    private static final int MOST_BYTES = 1000;

    private HalfClose() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread.startVirtualThread(() -> giveReceipts(server));
                IO.println("close():          " + orderAndClose(server));
                IO.println("shutdownOutput(): " + orderAndHalfClose(server));
            }
        });
    }

    // --8<-- [start:close]
    private static String orderAndClose(ServerSocket shop) {
        try (Socket socket = call(shop)) {
            socket.getOutputStream().write(ORDER.getBytes(UTF_8));
            socket.getOutputStream().close(); // the socket goes with it
            return receipt(socket);
        } catch (IOException e) {
            return "no receipt: " + e.getMessage();
        }
    }
    // --8<-- [end:close]

    // --8<-- [start:half-close]
    private static String orderAndHalfClose(ServerSocket shop)
            throws IOException {
        try (Socket socket = call(shop)) {
            socket.getOutputStream().write(ORDER.getBytes(UTF_8));
            socket.shutdownOutput(); // our direction only
            return receipt(socket);
        }
    }
    // --8<-- [end:half-close]

    private static Socket call(ServerSocket shop) throws IOException {
        return new Socket(shop.getInetAddress(), shop.getLocalPort());
    }

    private static String receipt(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(MOST_BYTES), UTF_8);
    }

    private static void giveReceipts(ServerSocket shop) {
        try {
            while (true) giveReceipt(shop.accept());
        } catch (IOException e) {
            // The shop is closed: that ends the loop.
        }
    }

    // --8<-- [start:server]
    private static void giveReceipt(Socket accepted) {
        try (Socket client = accepted) {
            byte[] order = client.getInputStream().readNBytes(MOST_BYTES);
            String receipt = "received " + order.length + " bytes";
            client.getOutputStream().write(receipt.getBytes(UTF_8));
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }
    // --8<-- [end:server]
}
