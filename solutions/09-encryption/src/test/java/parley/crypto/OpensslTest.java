// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.eventloop.Connection;
import parley.eventloop.ConnectionHandler;
import parley.eventloop.EventLoop;
import parley.eventloop.LoopConfig;

/// Our channel against openssl and curl.
@Timeout(60)
class OpensslTest {
    @TempDir static Path folder;
    private Tls tls;

    @BeforeEach
    void start() throws IOException {
        tls = new Tls(folder);
    }

    @AfterEach
    void stop() {
        tls.close();
    }

    private Outsider client(String options) throws IOException {
        return Outsider.start(folder, ("openssl s_client -connect 127.0.0.1:" + tls.port()
                + " -CAfile ca.pem -verify_return_error " + options).strip().split(" +"));
    }

    private static void prints(Outsider program, String text) {
        prints(program, text, 1);
    }

    private static void prints(Outsider program, String text, int times) {
        await().atMost(Duration.ofSeconds(10)).until(() -> count(program.soFar(), text) >= times);
    }

    private static int count(String all, String text) {
        return all.split(java.util.regex.Pattern.quote(text), -1).length - 1;
    }

    @Test
    void shakes_hands_and_echoes() throws Exception {
        try (Outsider openssl = client("-verify_ip 127.0.0.1")) {
            prints(openssl, "Verify return code: 0 (ok)");
            openssl.type("a line through the loop\n");
            prints(openssl, "\na line through the loop\n");
            openssl.type("Q\n");

            assertThat(openssl.output()).contains("TLSv1.3").contains("DONE");
            Echo echo = tls.echo();
            assertThat(echo.closed.get(5, TimeUnit.SECONDS)).as("its goodbye came").isEmpty();
        }
    }

    @Test
    void changes_keys_when_it_is_asked_to() throws Exception {
        try (Outsider openssl = client("-msg")) {
            prints(openssl, "Verify return code: 0 (ok)");
            for (int i = 0; i < 3; i++) {
                openssl.type("K\n");
                prints(openssl, "KEYUPDATE", i + 1);
                openssl.type("after new keys " + i + "\n");
                prints(openssl, "\nafter new keys " + i + "\n");
            }
            // Its own, and what our side has answered.
            assertThat(openssl.soFar().split("<<< TLS 1.3, Handshake [^\n]*KeyUpdate", -1))
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void says_goodbye_so_that_openssl_hears_it() throws Exception {
        try (Outsider openssl = client("-msg")) {
            prints(openssl, "Verify return code: 0 (ok)");
            tls.echo().opened.get().close();

            assertThat(openssl.output()).contains("warning close_notify");
        }
    }

    @Test
    void speaks_no_older_version() throws Exception {
        for (String version : new String[] {"-tls1_2", "-tls1_1"}) {
            try (Outsider openssl = client(version)) {
                // Which of the two refuses depends on how openssl was built.
                assertThat(openssl.output()).as(version).contains("error:")
                        .contains("no peer certificate available");
            }
        }
    }

    @Test
    void offers_no_renegotiation() throws Exception {
        try (Outsider openssl = client("-msg")) {
            prints(openssl, "Verify return code: 0 (ok)");
            openssl.type("R\n");

            assertThat(openssl.output()).contains("RENEGOTIATING");
            assertThat(count(openssl.soFar(), ", ClientHello")).isEqualTo(1);
        }
    }

    @Test
    void is_refused_under_another_name_or_without_the_authority() throws Exception {
        try (Outsider openssl = client("-verify_hostname other.example")) {
            assertThat(openssl.output()).contains("hostname mismatch");
        }
        assertThat(Outsider.run(folder, "openssl", "s_client", "-verify_return_error", "-connect",
                "127.0.0.1:" + tls.port())).contains("verify error")
                .doesNotContain("Verify return code: 0 (ok)");
    }

    /// Answers any request with one word.
    private static final class Hello implements ConnectionHandler {
        private Connection connection;
        private boolean asked;

        @Override
        public void opened(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void received(ByteBuffer in) {
            if (!UTF_8.decode(in).toString().contains("\r\n\r\n")) return;
            asked = true;
            connection.wake();
        }

        @Override
        public Optional<byte[]> next() {
            if (!asked) return Optional.empty();
            asked = false;
            connection.close();
            return Optional.of(("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"
                    + "Connection: close\r\n\r\nhello").getBytes(UTF_8));
        }
    }

    @Test
    void satisfies_curl_with_the_authority_and_not_without() throws Exception {
        try (TlsChannels channels = new TlsChannels();
                EventLoop loop = EventLoop.start("curl-loop", LoopConfig.loopback(0),
                        peer -> new Hello(), channels.server(tls.server))) {
            String address = "https://127.0.0.1:" + loop.address().getPort() + "/";

            assertThat(curl("--cacert", "ca.pem", address)).isEqualTo("hello");
            assertThat(curl("-S", address)).contains("curl: (60)");
            assertThat(curl("-S", "--cacert", "ca.pem", "--tls-max", "1.2", address))
                    .contains("curl: (35)");
        }
    }

    private static String curl(String... options) throws Exception {
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[] {"curl", "-s", "--noproxy", "*"}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        return Outsider.run(folder, command);
    }
}
