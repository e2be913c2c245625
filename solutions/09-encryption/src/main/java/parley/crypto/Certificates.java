// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.StringWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes keys and certificates: EC P-256, signed with SHA-256.
/// [RFC 5280 §4](https://www.rfc-editor.org/rfc/rfc5280#section-4)
final class Certificates {
    private static final int SERIAL_BITS = 127;

    private Certificates() {}

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /// An authority that signs itself, and may sign servers but no further authorities.
    static KeyMaterial authority(String name, Instant from, Instant until) {
        KeyPair key = newKey();
        X500Principal self = new X500Principal("CN=" + name);
        JcaX509v3CertificateBuilder builder = builder(self, self, key.getPublic(), from, until);
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true,
                            new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(Extension.subjectKeyIdentifier, false,
                            ids.createSubjectKeyIdentifier(key.getPublic()));
            return new KeyMaterial(key.getPrivate(), List.of(signed(builder, key.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    /// A server's certificate, signed by an authority.
    static KeyMaterial server(KeyMaterial authority, Hosts hosts, Instant from, Instant until) {
        KeyPair key = newKey();
        X509Certificate issuer = authority.certificate();
        JcaX509v3CertificateBuilder builder = builder(issuer.getSubjectX500Principal(),
                new X500Principal("CN=Parley server"), key.getPublic(), from, until);
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false,
                            new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectKeyIdentifier, false,
                            ids.createSubjectKeyIdentifier(key.getPublic()))
                    .addExtension(Extension.authorityKeyIdentifier, false,
                            ids.createAuthorityKeyIdentifier(issuer))
                    .addExtension(Extension.subjectAlternativeName, false,
                            hosts.subjectAlternativeNames());
            return new KeyMaterial(key.getPrivate(),
                    List.of(signed(builder, authority.key()), issuer));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(X500Principal issuer, X500Principal subject,
            PublicKey key, Instant from, Instant until) {
        BigInteger serial =
                new BigInteger(1, Secrets.random(SERIAL_BITS / 8)).setBit(SERIAL_BITS - 1);
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(until),
                subject, key);
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey by)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter().getCertificate(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
    }

    /// Certificates as PEM.
    static String pem(List<X509Certificate> certificates) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (X509Certificate certificate : certificates) writer.writeObject(certificate);
        }
        return text.toString();
    }

    /// A key and its certificates as PEM, in one text so that they are never parted.
    static String pem(KeyMaterial material) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(material.key(), null));
        }
        return text + pem(material.chain());
    }
}
