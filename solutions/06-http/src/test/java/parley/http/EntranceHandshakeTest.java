// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How the entrance answers those who want a WebSocket.
@Timeout(20)
class EntranceHandshakeTest {
    private final EchoEndpoint echo = new EchoEndpoint();
    private Entrance entrance;

    @BeforeEach
    void open() throws Exception {
        entrance = Entrance.start(EntranceConfig.plain(new InetSocketAddress(
                InetAddress.getByName("127.0.0.1"), 0))
                .with(EntranceLimits.usual().withIoThreads(1)),
                Router.of(List.of()), Map.of("/echo", echo));
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @Test
    void the_handshake_is_answered_as_section_1_3_shows_it() throws Exception {
        try (RawPeer peer = new RawPeer(entrance.address())) {
            RawPeer.Answer answer = peer.send(RawPeer.handshake("/echo")).answer();

            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.header("Sec-WebSocket-Accept"))
                    .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(answer.header("Upgrade")).isEqualToIgnoringCase("websocket");
            assertThat(answer.header("Connection")).isEqualToIgnoringCase("upgrade");
        }
    }

    @Test
    void a_handshake_that_breaks_a_rule_is_refused() throws Exception {
        assertThat(refusal("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(426);
        String good = RawPeer.handshake("/echo");
        assertThat(refusal(good.replace("13", "8")).header("Sec-WebSocket-Version"))
                .isEqualTo("13");
        assertThat(refusal(good.replace("dGhlIHNhbXBsZSBub25jZQ==", "short")).status())
                .isEqualTo(400);
        assertThat(refusal(good.replace("Sec-WebSocket-Key", "X")).status()).isEqualTo(400);
        assertThat(refusal(good.replace("Connection: Upgrade", "Connection: close")).status())
                .isEqualTo(400);
        assertThat(refusal(good.replace("GET", "PUT")).status()).isEqualTo(400);
    }

    @Test
    void an_endpoint_refuses_before_the_upgrade() throws Exception {
        RawPeer.Answer answer = refusal(RawPeer.handshake("/echo?refuse=1"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.body()).contains("Log in first.");
    }

    @Test
    void pages_from_elsewhere_may_not_connect() throws Exception {
        assertThat(refusal(RawPeer.handshake("/echo", "Origin: http://evil\r\n")).status())
                .isEqualTo(403);
        RawPeer.socket(entrance.address(), "/echo", "Origin: http://x\r\n").close();
    }

    private RawPeer.Answer refusal(String request) throws Exception {
        try (RawPeer peer = new RawPeer(entrance.address())) {
            return peer.send(request).answer();
        }
    }
}
