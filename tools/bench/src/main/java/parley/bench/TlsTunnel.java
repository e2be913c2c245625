// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// Lets the load, which speaks plain TCP, talk to a server that wants TLS: each connection that
/// comes in goes on through the JDK's own TLS, with a thread for each direction. What that costs is
/// the load's processor time, not the server's.
final class TlsTunnel implements AutoCloseable {
    private static final int BACKLOG = 1_000;
    private static final int BYTES = 32 * 1024;

    private final ServerSocket door;
    private final SSLContext context;
    private final InetSocketAddress server;

    /// @param context trusts the server
    TlsTunnel(SSLContext context, InetSocketAddress server) throws IOException {
        this.context = context;
        this.server = server;
        door = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        Thread.ofPlatform().daemon().name("tunnel").start(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    private void accept() {
        try {
            while (true) serve(door.accept());
        } catch (SocketException closed) {
            // The end: close() was called.
        } catch (IOException e) {
            System.err.println("The TLS tunnel broke: " + e.getMessage());
        }
    }

    private void serve(Socket plain) {
        Thread.ofPlatform().daemon().name("tunnel out").start(() -> {
            try (plain; var secure = connect()) {
                Thread.ofPlatform().daemon().name("tunnel in")
                        .start(() -> copy(secure, plain));
                pass(plain.getInputStream(), secure.getOutputStream());
            } catch (SSLException e) {
                System.err.println("TLS with the server failed: " + e.getMessage());
            } catch (IOException e) {
                // One end went away; closing the other tells it.
                return;
            }
        });
    }

    private SSLSocket connect() throws IOException {
        var secure = (SSLSocket) context.getSocketFactory()
                .createSocket(server.getAddress(), server.getPort());
        secure.setTcpNoDelay(true);
        secure.startHandshake();
        return secure;
    }

    private static void copy(Socket from, Socket to) {
        try (from; to) {
            pass(from.getInputStream(), to.getOutputStream());
        } catch (IOException e) {
            // One end went away; closing the other tells it.
            return;
        }
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        var bytes = new byte[BYTES];
        for (int n = from.read(bytes); n >= 0; n = from.read(bytes)) to.write(bytes, 0, n);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
