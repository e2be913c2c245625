// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// A private key, and the certificates that say whose it is.
///
/// @param chain the key's own certificate first, then those of who signed it
public record KeyMaterial(PrivateKey key, List<X509Certificate> chain) {
    /// @throws IllegalArgumentException when there is no certificate
    public KeyMaterial {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) throw new IllegalArgumentException("no certificate");
    }

    /// The certificate of the key.
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// Never shows the key.
    @Override
    public String toString() {
        return "KeyMaterial[" + certificate().getSubjectX500Principal() + ", until "
                + certificate().getNotAfter().toInstant() + "]";
    }
}
