// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Makes sockets that have our settings from the beginning.
final class StrictSockets extends SSLSocketFactory {
    private final SSLSocketFactory factory;
    private final UnaryOperator<SSLParameters> settings;

    StrictSockets(SSLSocketFactory factory, UnaryOperator<SSLParameters> settings) {
        this.factory = factory;
        this.settings = settings;
    }

    private Socket strict(Socket socket) {
        SSLSocket tls = (SSLSocket) socket;
        tls.setSSLParameters(settings.apply(tls.getSSLParameters()));
        return tls;
    }

    @Override
    public Socket createSocket() throws IOException {
        return strict(factory.createSocket());
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
            throws IOException {
        return strict(factory.createSocket(plain, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return strict(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return strict(factory.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return strict(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return strict(factory.createSocket(host, port, local, localPort));
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
