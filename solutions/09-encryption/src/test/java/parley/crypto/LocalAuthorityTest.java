// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.testkit.TestClock;

@Timeout(30)
class LocalAuthorityTest {
    private static final List<String> HOSTS = List.of("chat.example", "192.168.1.7", "::1");
    @TempDir Path folder;
    private final TestClock clock = new TestClock(Instant.now());

    private LocalAuthority open() throws Exception {
        return LocalAuthority.open(folder.resolve("tls"), clock);
    }

    @Test
    void is_made_once_and_found_again() throws Exception {
        LocalAuthority first = open();

        assertThat(open().fingerprint()).isEqualTo(first.fingerprint())
                .matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(open().server(HOSTS).certificate()).isEqualTo(first.server(HOSTS).certificate());
    }

    @Test
    void is_made_once_when_many_begin_at_once() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var prints = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> open().fingerprint())).toList();
            for (var print : prints) assertThat(print.get()).isEqualTo(prints.getFirst().get());
        }
    }

    @Test
    void shows_the_fingerprint_that_openssl_shows() throws Exception {
        LocalAuthority authority = open();

        assertThat(Outsider.run(folder.resolve("tls"), "openssl", "x509", "-in", "ca.pem", "-noout",
                "-fingerprint", "-sha256")).contains(authority.fingerprint());
    }

    @Test
    void makes_certificates_that_openssl_believes() throws Exception {
        open().server(HOSTS);
        for (String host : new String[] {"-verify_hostname chat.example", "-verify_ip 192.168.1.7",
            "-verify_ip ::1"}) {
            assertThat(verify(host)).as(host).contains("server.pem: OK");
        }
        assertThat(verify("-verify_hostname other.example")).contains("hostname mismatch");
    }

    private String verify(String host) throws Exception {
        return Outsider.run(folder.resolve("tls"), ("openssl verify -x509_strict "
                + "-purpose sslserver -CAfile ca.pem " + host + " server.pem").split(" "));
    }

    @Test
    void lets_only_the_owner_read_its_files() throws Exception {
        open().server(HOSTS);
        try (var files = Files.walk(folder.resolve("tls"))) {
            for (Path file : files.toList()) {
                if (file.endsWith("lock")) continue;
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString()).endsWith("------");
            }
        }
        Files.setPosixFilePermissions(folder.resolve("tls/ca-key.pem"),
                PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(assertThrows(TlsFileException.class, this::open))
                .hasMessageContaining("chmod 600");
    }

    @Test
    void renews_a_servers_certificate_before_its_end_and_not_sooner() throws Exception {
        KeyMaterial first = open().server(HOSTS);
        clock.advance(LocalAuthority.SERVER_LIFE.minus(LocalAuthority.RENEW_BEFORE)
                .minus(Duration.ofHours(1)));
        assertThat(open().server(HOSTS).certificate()).isEqualTo(first.certificate());
        clock.advance(Duration.ofHours(2));

        KeyMaterial second = open().server(HOSTS);

        assertThat(second.certificate()).isNotEqualTo(first.certificate());
        assertThat(second.certificate().getNotAfter()).isAfter(first.certificate().getNotAfter());
        assertThat(second.chain().getLast()).isEqualTo(first.chain().getLast());
    }

    @Test
    void gives_a_running_server_the_new_certificate() throws Exception {
        LocalAuthority authority = open();
        RenewedKey key = new RenewedKey(authority, HOSTS);
        KeyMaterial first = key.get();
        assertThat(key.get()).isSameAs(first);
        clock.advance(LocalAuthority.SERVER_LIFE);

        assertThat(key.get().certificate()).isNotEqualTo(first.certificate());
    }

    @Test
    void makes_another_certificate_when_the_server_is_reached_by_other_names() throws Exception {
        LocalAuthority authority = open();
        KeyMaterial first = authority.server(HOSTS);

        assertThat(authority.server(List.of("CHAT.example")).certificate())
                .isEqualTo(first.certificate());
        assertThat(authority.server(List.of("more.example")).certificate())
                .isNotEqualTo(first.certificate());
    }

    @Test
    void says_when_it_has_expired() throws Exception {
        open();
        clock.advance(LocalAuthority.AUTHORITY_LIFE);

        assertThat(assertThrows(TlsFileException.class, this::open))
                .hasMessageContaining("expired");
    }

    @Test
    void leaves_no_file_half_written() throws Exception {
        open().server(HOSTS);
        Files.writeString(folder.resolve("tls/ca-key.pem"), "-----BEGIN CERTIFICATE-----\nMIIB");

        assertThrows(TlsFileException.class, this::open);
        try (var files = Files.list(folder.resolve("tls"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("ca.pem", "ca-key.pem", "server.pem", "lock");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-x.example", "x-.example", "*.example", "a..b", "1.2.3",
        "1.2.3.400", "::g", "exa\u0000mple", "пример", "a.b\n", "https://x"})
    void refuses_what_is_neither_name_nor_address(String host) throws Exception {
        LocalAuthority authority = open();

        assertThrows(IllegalArgumentException.class, () -> authority.server(List.of(host)));
    }
}
