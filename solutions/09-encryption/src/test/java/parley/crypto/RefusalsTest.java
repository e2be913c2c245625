// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What our contexts refuse, on plain JDK sockets that nobody has given any settings.
@Timeout(30)
class RefusalsTest {
    private static final int LIMIT_MILLIS = 10_000;
    @TempDir Path folder;

    private LocalAuthority authority(String name, Clock clock) throws IOException {
        return LocalAuthority.open(folder.resolve(name), clock);
    }

    private LocalAuthority authority() throws IOException {
        return authority("ours", Clock.systemUTC());
    }

    /// Shakes hands once.
    ///
    /// @param versions what the client speaks; none for what it speaks by itself
    private static void meet(SSLContext server, SSLContext client, String... versions)
            throws Exception {
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        try (var listening = (SSLServerSocket) server.getServerSocketFactory()
                .createServerSocket(0, 1, loopback)) {
            if (!(server instanceof StrictContext))
                listening.setEnabledProtocols(new String[] {"TLSv1.2"});
            CompletableFuture<Void> serving = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name("tls-server").start(() -> serve(listening, serving));
            try (var socket = (SSLSocket) client.getSocketFactory().createSocket()) {
                if (versions.length > 0) socket.setEnabledProtocols(versions);
                socket.connect(new InetSocketAddress(loopback, listening.getLocalPort()));
                socket.setSoTimeout(LIMIT_MILLIS);
                socket.startHandshake();
                assertThat(socket.getInputStream().read()).isEqualTo('!');
                assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
            } finally {
                listening.close();
                serving.join();
            }
        }
    }

    private static void serve(SSLServerSocket listening, CompletableFuture<Void> done) {
        try (SSLSocket socket = (SSLSocket) listening.accept()) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write('!');
            socket.getInputStream().read();
        } catch (IOException e) {
            // The client's side tells the story.
            done.complete(null);
        } finally {
            done.complete(null);
        }
    }

    private static String refusal(SSLContext server, SSLContext client, String... versions) {
        return assertThrows(SSLException.class, () -> meet(server, client, versions)).toString();
    }

    @Test
    void believes_its_own_authority() throws Exception {
        meet(TlsContexts.server(authority(), Tls.HERE),
                TlsContexts.client(authority().certificateFile()));
    }

    @Test
    void refuses_a_server_of_another_name() throws Exception {
        assertThat(refusal(TlsContexts.server(authority(), List.of("other.example", "127.0.0.2")),
                TlsContexts.client(authority().certificateFile()))).contains("127.0.0.1");
    }

    @Test
    void refuses_a_server_of_another_authority() throws Exception {
        LocalAuthority other = authority("other", Clock.systemUTC());

        assertThat(refusal(TlsContexts.server(other, Tls.HERE),
                TlsContexts.client(authority().certificateFile()))).contains("PKIX");
        assertThat(refusal(TlsContexts.server(authority(), Tls.HERE), TlsContexts.client()))
                .contains("PKIX");
    }

    @Test
    void refuses_a_certificate_that_has_expired() throws Exception {
        Clock past = Clock.fixed(Instant.now().minus(Duration.ofDays(400)), ZoneOffset.UTC);
        LocalAuthority old = authority("old", past);

        assertThat(refusal(TlsContexts.server(old, Tls.HERE),
                TlsContexts.client(old.certificateFile()))).contains("PKIX path validation");
    }

    @Test
    void refuses_a_certificate_that_signs_itself() throws Exception {
        Outsider.run(folder, ("openssl req -x509 -newkey ec -nodes "
                + "-pkeyopt ec_paramgen_curve:P-256 -keyout self-key.pem -out self.pem -subj /CN=127.0.0.1 -days 2 "
                + "-addext subjectAltName=IP:127.0.0.1").split(" "));
        SSLContext self = TlsContexts.server(folder.resolve("self.pem"),
                folder.resolve("self-key.pem"));

        assertThat(refusal(self, TlsContexts.client(authority().certificateFile())))
                .contains("PKIX");
        meet(self, TlsContexts.client(folder.resolve("self.pem")));
    }

    @Test
    void refuses_clients_and_servers_of_yesterday() throws Exception {
        SSLContext server = TlsContexts.server(authority(), Tls.HERE);
        SSLContext client = TlsContexts.client(authority().certificateFile());

        assertThat(refusal(server, client, "TLSv1.2")).contains("protocol_version");
        assertThat(assertThrows(SSLException.class, () -> meet(yesterday(), client, "TLSv1.3"))
                .toString()).contains("protocol_version");
        assertThat(client.getDefaultSSLParameters().getProtocols()).containsExactly("TLSv1.3");
        assertThat(server.createSSLEngine().getEnabledProtocols()).containsExactly("TLSv1.3");
    }

    /// A server with a good certificate whose sockets speak TLS 1.2 only.
    private SSLContext yesterday() throws Exception {
        KeyMaterial material = authority().server(Tls.HERE);
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(new javax.net.ssl.KeyManager[] {new ServerKeys(() -> material)}, null, null);
        return context;
    }

    @Test
    void refuses_an_engine_that_was_not_told_whom_to_expect() throws Exception {
        SSLContext client = TlsContexts.client(authority().certificateFile());

        assertThrows(IllegalArgumentException.class, () -> TlsContexts.clientEngine(client, "", 1));
        assertThat(client.createSSLEngine().getSSLParameters()
                .getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
    }

    @Test
    void fits_the_jdks_http_client() throws Exception {
        SSLContext client = TlsContexts.client(authority().certificateFile());
        try (HttpClient http = HttpClient.newBuilder().sslContext(client).build()) {
            assertThat(http.sslParameters().getProtocols()).containsExactly("TLSv1.3");
        }
    }

    @Test
    void refuses_nobody_for_a_renewal_in_between() throws Exception {
        LocalAuthority authority = authority();
        ServerKeys keys = new ServerKeys(new RenewedKey(authority, Tls.HERE));
        String name = keys.chooseEngineServerAlias("EC", null, null);

        assertThat(keys.getCertificateChain(name)).hasSize(2);
        assertThat(keys.getPrivateKey(name)).isNotNull();
        assertThat(keys.chooseEngineServerAlias("RSA", null, null)).isNull();
    }
}
