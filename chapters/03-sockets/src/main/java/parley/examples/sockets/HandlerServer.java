// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.LocalDateTime;

/// A server skeleton to use again, with a handler.
///
/// It listens, accepts and cleans up; the handler does the talking. Arguments: `[time|echo]
/// [port]`. Any thread may call [#close()]; it ends [#serve()]. Each client has a virtual thread of
/// its own, and a handler that fails loses that client only.
final class HandlerServer implements AutoCloseable {
    private static final int PORT = 6789;
    private static final int BACKLOG = 50;

    // --8<-- [start:handler]
    /// What to do with one client. The server closes the socket afterwards.
    interface Handler {
        void handle(Socket client) throws IOException;
    }
    // --8<-- [end:handler]

    private final ServerSocket server;
    private final Handler handler;

    HandlerServer(int port, Handler handler) throws IOException {
        this.server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        this.handler = handler;
    }

    int port() {
        return server.getLocalPort();
    }

    static void main(String[] args) {
        String name = args.length > 0 ? args[0] : "time";
        String[] rest = args.length > 1 ? new String[] {args[1]} : new String[0];
        // --8<-- [start:use]
        Launch.server(rest, PORT, port -> {
            try (var server = new HandlerServer(port, handler(name))) {
                IO.println("Serving on port " + server.port());
                server.serve();
            }
        });
        // --8<-- [end:use]
    }

    // --8<-- [start:handlers]
    private static Handler handler(String name) {
        return switch (name) {
            case "time" -> HandlerServer::tellTheTime;
            case "echo" -> HandlerServer::echo;
            default -> throw new IllegalArgumentException(
                    "Say time or echo, not \"" + name + "\".");
        };
    }
    // --8<-- [end:handlers]

    // --8<-- [start:two-handlers]
    private static void tellTheTime(Socket client) throws IOException {
        String now = LocalDateTime.now() + "\r\n";
        client.getOutputStream().write(now.getBytes(UTF_8));
    }

    private static void echo(Socket client) throws IOException {
        client.getInputStream().transferTo(client.getOutputStream());
    }
    // --8<-- [end:two-handlers]

    // --8<-- [start:serve]
    void serve() throws IOException {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> talk(client));
            }
        } catch (SocketException e) {
            if (!server.isClosed()) throw e;
        }
    }
    // --8<-- [end:serve]

    // --8<-- [start:talk]
    private void talk(Socket accepted) {
        try (Socket client = accepted) {
            handler.handle(client);
        } catch (IOException | RuntimeException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }
    // --8<-- [end:talk]

    @Override
    public void close() throws IOException {
        server.close();
    }
}
