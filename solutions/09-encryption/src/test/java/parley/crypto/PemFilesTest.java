// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys and certificates that openssl has made.
@Timeout(60)
class PemFilesTest {
    private static final String SECRET = "a secret";
    @TempDir Path folder;

    private void openssl(String command) throws Exception {
        Outsider.run(folder, ("openssl " + command).split(" "));
    }

    private void certificate(String key) throws Exception {
        openssl("req -x509 -new -key " + key + " -subj /CN=test -days 2 -out cert.pem");
    }

    private String refusal(String cert, String key, String password) {
        TlsFileException e = assertThrows(TlsFileException.class, () -> TlsContexts.server(
                folder.resolve(cert), folder.resolve(key), password.toCharArray()));
        assertThat(e.getMessage()).doesNotContain("PRIVATE KEY-----").doesNotContain(SECRET);
        return e.getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ecparam -name prime256v1 -genkey -noout -out key.pem                   | EC PRIVATE KEY",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem    | BEGIN PRIVATE KEY",
        "genrsa -traditional -out key.pem 2048                                  | RSA PRIVATE KEY",
        "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem      | BEGIN PRIVATE KEY",
        "genpkey -algorithm ED25519 -out key.pem                                | BEGIN PRIVATE KEY",
    })
    void reads_every_form_of_key(String make, String form) throws Exception {
        openssl(make.strip());
        certificate("key.pem");
        assertThat(folder.resolve("key.pem")).content().contains(form);

        assertThat(TlsContexts.server(folder.resolve("cert.pem"), folder.resolve("key.pem")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"pkcs8 -topk8 -v2 aes256 -in key.pem -out locked.pem -passout",
        "ec -aes256 -in key.pem -out locked.pem -passout"})
    void opens_a_locked_key_with_its_password_only(String lock) throws Exception {
        openssl("ecparam -name prime256v1 -genkey -noout -out key.pem");
        certificate("key.pem");
        Files.writeString(folder.resolve("password"), SECRET);
        openssl(lock + " file:password");
        Path locked = folder.resolve("locked.pem");
        assertThat(locked).content().contains("ENCRYPTED");

        assertThat(TlsContexts.server(folder.resolve("cert.pem"), locked, SECRET.toCharArray()))
                .isNotNull();
        assertThat(refusal("cert.pem", "locked.pem", "")).contains("has a password");
        assertThat(refusal("cert.pem", "locked.pem", "wrong")).contains("password is wrong");
    }

    @Test
    void says_when_key_and_certificate_do_not_belong_together() throws Exception {
        openssl("ecparam -name prime256v1 -genkey -noout -out key.pem");
        openssl("ecparam -name prime256v1 -genkey -noout -out other.pem");
        openssl("genrsa -out rsa.pem 2048");
        certificate("key.pem");

        assertThat(refusal("cert.pem", "other.pem", "")).contains("does not belong");
        assertThat(refusal("cert.pem", "rsa.pem", "")).contains("does not belong");
    }

    @Test
    void says_what_is_wrong_with_a_file() throws Exception {
        openssl("ecparam -name prime256v1 -genkey -noout -out key.pem");
        certificate("key.pem");
        Files.writeString(folder.resolve("empty.pem"), "");
        Files.writeString(folder.resolve("text.pem"), "hello\n");
        Files.writeString(folder.resolve("cut.pem"), Files.readString(folder.resolve("cert.pem"))
                .substring(0, 200));
        Files.writeString(folder.resolve("large.pem"), "x".repeat(PemFiles.MAX_BYTES + 1));

        assertThat(refusal("none.pem", "key.pem", "")).contains("no such file");
        assertThat(refusal("empty.pem", "key.pem", "")).contains("no certificate in it");
        assertThat(refusal("text.pem", "key.pem", "")).contains("no certificate in it");
        assertThat(refusal("key.pem", "key.pem", "")).contains("no certificate in it");
        assertThat(refusal("cert.pem", "cert.pem", "")).contains("no private key in it");
        assertThat(refusal("cut.pem", "key.pem", "")).contains("damaged");
        assertThat(refusal("large.pem", "key.pem", "")).contains("larger than");
        assertThrows(TlsFileException.class, () -> TlsContexts.client(folder.resolve("text.pem")));
    }
}
