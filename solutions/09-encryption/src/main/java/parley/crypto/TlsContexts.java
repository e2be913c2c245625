// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/// Makes TLS contexts. Whatever is made from one of them (engines, sockets, an HTTP server or
/// client) speaks TLS 1.3 only, and on the client's side checks that the server is the one it asked
/// for.
public final class TlsContexts {
    private static final KeyManager[] NO_KEYS = {};
    private static final TrustManager[] NOBODY = {};

    private TlsContexts() {}

    /// A server with certificates and a key from PEM files.
    ///
    /// @param certificates the server's own first, then those of who signed it
    /// @param key          PKCS #8, or the older forms `EC PRIVATE KEY` and `RSA PRIVATE KEY`
    /// @throws TlsFileException with a sentence that says what is wrong with a file
    public static SSLContext server(Path certificates, Path key) throws TlsFileException {
        return server(certificates, key, new char[0]);
    }

    /// The same with a key that has a password.
    ///
    /// @param password the caller's to forget
    public static SSLContext server(Path certificates, Path key, char[] password)
            throws TlsFileException {
        KeyMaterial material = PemFiles.pair(certificates, key, password);
        return server(() -> material);
    }

    /// A server with a certificate of a local authority. It is renewed while the server runs; those
    /// who are connected do not notice.
    ///
    /// @param hosts the names and addresses under which the server is reached
    /// @throws IllegalArgumentException when one is neither
    /// @throws IOException when the authority's folder cannot be used
    public static SSLContext server(LocalAuthority authority, Collection<String> hosts)
            throws IOException {
        return server(new RenewedKey(authority, List.copyOf(hosts)));
    }

    private static SSLContext server(Supplier<KeyMaterial> material) {
        return make(new KeyManager[] {new ServerKeys(material)}, NOBODY, true);
    }

    /// A client that believes the authorities in a PEM file, and nobody else.
    ///
    /// @throws TlsFileException with a sentence that says what is wrong with the file
    public static SSLContext client(Path authorities) throws TlsFileException {
        try {
            return make(NO_KEYS, TlsSettings.trusting(PemFiles.certificates(authorities)), false);
        } catch (GeneralSecurityException e) {
            throw new TlsFileException(authorities, "its certificates cannot be used.", e);
        }
    }

    /// A client that believes the authorities that this machine believes.
    public static SSLContext client() {
        return make(NO_KEYS, null, false);
    }

    /// The client's end of a connection.
    ///
    /// @param host the name or address that was asked for: the certificate must be for it
    /// @throws IllegalArgumentException when there is no host
    public static SSLEngine clientEngine(SSLContext client, String host, int port) {
        if (host.isBlank()) throw new IllegalArgumentException("no host to compare with");
        SSLEngine engine = client.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        engine.setSSLParameters(TlsSettings.client(engine.getSSLParameters()));
        return engine;
    }

    /// The server's end of a connection.
    public static SSLEngine serverEngine(SSLContext server) {
        SSLEngine engine = server.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(TlsSettings.server(engine.getSSLParameters()));
        return engine;
    }

    private static SSLContext make(KeyManager[] keys, TrustManager[] trusted, boolean server) {
        try {
            SSLContext context = SSLContext.getInstance(TlsSettings.VERSION);
            context.init(keys, trusted, null);
            return new StrictContext(context, server);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS 1.3", e);
        }
    }
}
