// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate of our own for one test, made by the JDK's keytool.
final class TestTls {
    private static final char[] PASSWORD = "for-tests-only".toCharArray();

    private final Path store;

    private TestTls(Path store) {
        this.store = store;
    }

    /// Makes a certificate.
    ///
    /// @param name what it is for: `ip:127.0.0.1`
    static TestTls create(Path folder, String name) throws IOException, InterruptedException {
        Path store = folder.resolve("tls.p12");
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "server", "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=test", "-ext", "san=" + name, "-ext", "bc:c=ca:true",
                "-storetype", "PKCS12", "-keystore", store.toString(),
                "-storepass", new String(PASSWORD))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0)
            throw new IOException("keytool failed");
        return new TestTls(store);
    }

    /// The certificate as curl and Python want it.
    Path pem(Path folder) throws IOException, InterruptedException {
        Path pem = folder.resolve("tls.pem");
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-exportcert", "-rfc", "-alias", "server", "-keystore", store.toString(),
                "-storepass", new String(PASSWORD), "-file", pem.toString()).start();
        keytool.waitFor(30, TimeUnit.SECONDS);
        return pem;
    }

    /// For both ends: it is the server, and it trusts it.
    SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
