// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// What TLS has to refuse. Without these settings Java speaks TLS 1.2 where a peer asks for it, and
/// on a raw socket believes a good certificate of the wrong server.
final class TlsSettings {
    /// The only version that is spoken. [RFC 8446](https://www.rfc-editor.org/rfc/rfc8446)
    static final String VERSION = "TLSv1.3";

    private TlsSettings() {}

    /// The settings of a server.
    ///
    /// @param base what the engine or socket has now; changed and returned
    static SSLParameters server(SSLParameters base) {
        // task 9.2: only TLS 1.3
        base.setProtocols(new String[] {VERSION});
        return base;
        // end 9.2
    }

    /// The settings of a client: also compares the name it connects to with the names in the
    /// certificate, as browsers do. [RFC 9525](https://www.rfc-editor.org/rfc/rfc9525)
    static SSLParameters client(SSLParameters base) {
        // task 9.2: only TLS 1.3, and the check of names that HTTPS makes
        base.setProtocols(new String[] {VERSION});
        base.setEndpointIdentificationAlgorithm("HTTPS");
        return base;
        // end 9.2
    }

    /// Believes certificates that one of these has signed, and nobody else.
    static TrustManager[] trusting(List<X509Certificate> authorities)
            throws GeneralSecurityException {
        // task 9.2: put the authorities into a key store in memory, and make a factory trust it
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("an empty store is read from nowhere", e);
        }
        for (int i = 0; i < authorities.size(); i++)
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
        // end 9.2
    }
}
