// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Peers who would rather speak HTTP/2, which nobody here does.
@Timeout(30)
class EntranceHttp2Test {
    private static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing at all,          false, ''",
        "the preface alone,       true,  ''",
        "settings and no request, true,  00 0000 04 00 00000000",
        "half of a head,          true,  00 0000 04 00 00000000 000001 01 01 00000001 82",
    })
    void who_sends_this_and_then_nothing_is_given_up(String what, boolean preface, String frames)
            throws Exception {
        Duration brief = Duration.ofMillis(300);
        SSLContext tls = TestTls.create(folder, "ip:127.0.0.1").context();
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        EntranceLimits limits = EntranceLimits.usual().withIoThreads(1)
                .withTimes(brief, brief, brief, brief, brief);
        try (Entrance entrance = Entrance.start(EntranceConfig.secure(any, tls).with(limits),
                        Router.of(List.of()), Map.of());
                RawPeer peer = new RawPeer(http2(tls, entrance.port()))) {
            if (preface) peer.send(PREFACE).sendHex(frames.replace(" ", ""));

            // What the server says before it closes: that this is no request.
            assertThat(peer.socket().getInputStream().readAllBytes().length).isLessThan(1000);
        }
    }

    private static SSLSocket http2(SSLContext tls, int port) throws Exception {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        assertThat(socket.getApplicationProtocol()).as("chosen by the server").isEmpty();
        return socket;
    }
}
