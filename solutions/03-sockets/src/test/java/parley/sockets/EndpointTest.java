// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1:80,127.0.0.1,80", "example.org:65535,example.org,65535",
            "[::1]:5000,::1,5000", "h:0,h,0"})
    void reads_and_writes_host_and_port(String text, String host, int port) {
        assertThat(Endpoint.parse(text)).isEqualTo(new Endpoint(host, port)).hasToString(text);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", ":", "host", ":80", "host:", "host:65536", "host:-1", "host:+1",
            "::1:80", "[]:80", "a b:80", "a/b:80", "host:80x", "host:999999", "host:٣"})
    void refuses_everything_else(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knows_this_machine_by_address_and_not_by_name() throws Exception {
        assertThat(Endpoint.loopback(7).resolve())
                .isEqualTo(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 7));
        assertThat(Endpoint.of(Endpoint.loopback(7).resolve())).isEqualTo(Endpoint.loopback(7));
    }
}
