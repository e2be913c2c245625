// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Provider;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/// The four ways in which PEM files hold a private key: PKCS #8 and the older ones of OpenSSL, each
/// with a password or without.
final class PemKeys {
    // The JDK alone does not know how OpenSSL makes a key of a password.
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private PemKeys() {}

    static boolean isKey(Object part) {
        return part instanceof PrivateKeyInfo || part instanceof PEMKeyPair
                || part instanceof PKCS8EncryptedPrivateKeyInfo
                || part instanceof PEMEncryptedKeyPair;
    }

    static PrivateKey read(Path file, Object part, char[] password) throws TlsFileException {
        try {
            return new JcaPEMKeyConverter().getPrivateKey(plain(file, part, password));
        } catch (TlsFileException e) {
            throw e;
        } catch (IOException | PKCSException | OperatorCreationException e) {
            throw new TlsFileException(file, password.length == 0
                    ? "the key in it is of a kind that is not known here. Use EC P-256 or RSA."
                    : "the password is wrong, or the key is of a kind that is not known here.", e);
        } catch (RuntimeException e) {
            // The library throws many kinds for numbers that make no sense.
            throw new TlsFileException(file, "the key in it is damaged, or the password is wrong.",
                    e);
        }
    }

    private static PrivateKeyInfo plain(Path file, Object part, char[] password)
            throws IOException, PKCSException, OperatorCreationException {
        return switch (part) {
            case PrivateKeyInfo info -> info;
            case PEMKeyPair pair -> pair.getPrivateKeyInfo();
            case PKCS8EncryptedPrivateKeyInfo locked -> locked.decryptPrivateKeyInfo(
                    new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(PROVIDER)
                            .build(needed(file, password)));
            case PEMEncryptedKeyPair locked -> locked.decryptKeyPair(
                    new JcePEMDecryptorProviderBuilder().setProvider(PROVIDER)
                            .build(needed(file, password))).getPrivateKeyInfo();
            default -> throw new IllegalArgumentException("no key: " + part.getClass());
        };
    }

    private static char[] needed(Path file, char[] password) throws TlsFileException {
        if (password.length == 0) throw new TlsFileException(file,
                "the key in it has a password. Give the password, or take it off with: "
                        + "openssl pkey -in " + file.getFileName() + " -out plain.pem");
        return password;
    }
}
