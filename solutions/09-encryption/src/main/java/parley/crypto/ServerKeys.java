// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/// Gives TLS the server's key: the one of the moment, so that it can be renewed.
///
/// TLS asks for a name first, then for certificate and key of that name. The name is the
/// certificate's serial number, and the key before the last is kept, so that a handshake during a
/// renewal gets two that belong together.
final class ServerKeys extends X509ExtendedKeyManager {
    private final Supplier<KeyMaterial> material;
    private final Map<String, KeyMaterial> known = new ConcurrentHashMap<>();
    private volatile String newest = "";

    ServerKeys(Supplier<KeyMaterial> material) {
        this.material = material;
    }

    private String choose(String keyType) {
        KeyMaterial now = material.get();
        String algorithm = now.key().getAlgorithm();
        boolean fits = keyType.equals(algorithm) || keyType.startsWith(algorithm + "_")
                || algorithm.equals("RSA") && keyType.equals("RSASSA-PSS");
        if (!fits) return null;
        String name = now.certificate().getSerialNumber().toString();
        if (known.put(name, now) == null) {
            String before = newest;
            known.keySet().removeIf(k -> !k.equals(name) && !k.equals(before));
            newest = name;
        }
        return name;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return choose(keyType);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return choose(keyType);
    }

    @Override
    public X509Certificate[] getCertificateChain(String name) {
        KeyMaterial found = known.get(name);
        return found == null ? null : found.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String name) {
        KeyMaterial found = known.get(name);
        return found == null ? null : found.key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        String name = choose(keyType);
        return name == null ? null : new String[] {name};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
