// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// A context whose engines and sockets have our settings from the beginning, so that no library
/// that makes them can forget to set them.
final class StrictContext extends SSLContext {
    StrictContext(SSLContext context, boolean server) {
        super(new Strict(context, server ? TlsSettings::server : TlsSettings::client, !server),
                context.getProvider(), context.getProtocol());
    }

    private static final class Strict extends SSLContextSpi {
        private final SSLContext context;
        private final UnaryOperator<SSLParameters> settings;
        private final boolean client;

        Strict(SSLContext context, UnaryOperator<SSLParameters> settings, boolean client) {
            this.context = context;
            this.settings = settings;
            this.client = client;
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trusted, SecureRandom random) {
            throw new IllegalStateException("made ready already");
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return strict(context.createSSLEngine());
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return strict(context.createSSLEngine(host, port));
        }

        private SSLEngine strict(SSLEngine engine) {
            engine.setUseClientMode(client);
            engine.setSSLParameters(settings.apply(engine.getSSLParameters()));
            return engine;
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new StrictSockets(context.getSocketFactory(), settings);
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return new StrictServerSockets(context.getServerSocketFactory(), settings);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return settings.apply(context.getDefaultSSLParameters());
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            SSLParameters supported = context.getSupportedSSLParameters();
            supported.setProtocols(new String[] {TlsSettings.VERSION});
            return supported;
        }
    }
}
