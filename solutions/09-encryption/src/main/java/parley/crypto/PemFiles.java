// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;

/// Reads certificates and keys from PEM files.
/// [RFC 7468](https://www.rfc-editor.org/rfc/rfc7468)
final class PemFiles {
    /// The largest file that is read: real ones have some thousand bytes.
    static final int MAX_BYTES = 1 << 20;
    /// The most certificates in one file.
    static final int MAX_CERTIFICATES = 500;

    private PemFiles() {}

    /// The certificates in a file, in their order; never none.
    static List<X509Certificate> certificates(Path file) throws TlsFileException {
        List<X509Certificate> found = new ArrayList<>();
        for (Object part : parts(file)) {
            if (!(part instanceof X509CertificateHolder holder)) continue;
            try {
                found.add(new JcaX509CertificateConverter().getCertificate(holder));
            } catch (GeneralSecurityException e) {
                throw new TlsFileException(file, "a certificate in it is damaged.", e);
            }
        }
        if (found.isEmpty()) throw new TlsFileException(file, "no certificate in it. It must be a "
                + "PEM file with a block BEGIN CERTIFICATE.");
        if (found.size() > MAX_CERTIFICATES)
            throw new TlsFileException(file, "more than " + MAX_CERTIFICATES + " certificates.");
        return found;
    }

    /// The first private key in a file.
    ///
    /// @param password empty when there is none
    static PrivateKey privateKey(Path file, char[] password) throws TlsFileException {
        for (Object part : parts(file)) {
            if (PemKeys.isKey(part)) return PemKeys.read(file, part, password);
        }
        throw new TlsFileException(file, "no private key in it. It must be a PEM file with a block "
                + "BEGIN PRIVATE KEY.");
    }

    /// A key with the certificates that belong to it.
    static KeyMaterial pair(Path certificates, Path key, char[] password) throws TlsFileException {
        List<X509Certificate> chain = certificates(certificates);
        PrivateKey secret = privateKey(key, password);
        if (!belong(chain.getFirst().getPublicKey(), secret))
            throw new TlsFileException(key, "this key does not belong to the first certificate in "
                    + certificates + ". Put the server's own certificate first, and give its key.");
        return new KeyMaterial(secret, chain);
    }

    /// Whether what one signs the other believes.
    private static boolean belong(PublicKey known, PrivateKey secret) {
        String algorithm = switch (secret.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> secret.getAlgorithm();
        };
        try {
            byte[] sample = new byte[32];
            new SecureRandom().nextBytes(sample);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static List<Object> parts(Path file) throws TlsFileException {
        List<Object> parts = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text(file)))) {
            for (Object part; (part = parser.readObject()) != null; ) parts.add(part);
            return parts;
        } catch (IOException | RuntimeException e) {
            // The parser throws many kinds for damaged input; all of them mean this.
            if (e instanceof TlsFileException already) throw already;
            throw new TlsFileException(file, "damaged. A PEM file has lines BEGIN and END, and "
                    + "base64 between them.", e);
        }
    }

    private static String text(Path file) throws TlsFileException {
        try {
            if (Files.size(file) > MAX_BYTES)
                throw new TlsFileException(file, "larger than 1 MiB, so no PEM file.");
            return new String(Files.readAllBytes(file), US_ASCII);
        } catch (NoSuchFileException e) {
            throw new TlsFileException(file, "there is no such file.", e);
        } catch (TlsFileException e) {
            throw e;
        } catch (IOException e) {
            throw new TlsFileException(file, "cannot be read: may this user read it?", e);
        }
    }
}
