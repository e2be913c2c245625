// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

/// Makes server sockets that have our settings from the beginning.
final class StrictServerSockets extends SSLServerSocketFactory {
    private final SSLServerSocketFactory factory;
    private final UnaryOperator<SSLParameters> settings;

    StrictServerSockets(SSLServerSocketFactory factory, UnaryOperator<SSLParameters> settings) {
        this.factory = factory;
        this.settings = settings;
    }

    private ServerSocket strict(ServerSocket socket) {
        SSLServerSocket tls = (SSLServerSocket) socket;
        tls.setSSLParameters(settings.apply(tls.getSSLParameters()));
        return tls;
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return strict(factory.createServerSocket());
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return strict(factory.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return strict(factory.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
            throws IOException {
        return strict(factory.createServerSocket(port, backlog, address));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }
}
