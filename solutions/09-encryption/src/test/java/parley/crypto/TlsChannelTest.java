// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.FaultyProxy;
import parley.testkit.Story;

/// Our channel on a loop, against the JDK's own sockets.
@Timeout(60)
class TlsChannelTest {
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

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /// Sends on another thread, since an echo of much cannot wait for its end.
    private static byte[] echoed(Socket socket, byte[] sent) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> {
                socket.getOutputStream().write(sent);
                return 0;
            });
            byte[] back = socket.getInputStream().readNBytes(sent.length);
            sending.get();
            return back;
        }
    }

    @Test
    void echoes_little_and_much() throws Exception {
        try (SSLSocket socket = tls.connect()) {
            for (int size : new int[] {1, 2, 16_383, 16_384, 16_385, 100_000, 3_000_000})
                assertThat(echoed(socket, random(size))).isEqualTo(random(size));

            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    /// The limit for these tests is 128 KiB: see tls.properties.
    @Test
    void goes_on_while_both_sides_change_their_keys() throws Exception {
        assertThat(Security.getProperty("jdk.tls.keyLimits")).contains("2^17");

        try (SSLSocket socket = tls.connect()) {
            byte[] much = random(5_000_000);
            assertThat(echoed(socket, much)).isEqualTo(much);
        }
    }

    @Test
    void hears_the_peers_goodbye_and_says_its_own() throws Exception {
        SSLSocket socket = tls.connect();
        echoed(socket, "hello".getBytes(UTF_8));

        socket.shutdownOutput();

        assertThat(socket.getInputStream().read()).as("a goodbye, no cut").isEqualTo(-1);
        Echo echo = tls.echo();
        assertThat(echo.ended.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(echo.closed.get(5, TimeUnit.SECONDS)).isEmpty();
        socket.close();
    }

    @Test
    void says_goodbye_first() throws Exception {
        try (SSLSocket socket = tls.connect()) {
            echoed(socket, "hello".getBytes(UTF_8));
            Echo echo = tls.echo();

            echo.opened.get().close();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            socket.shutdownOutput();
            assertThat(echo.closed.get(5, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void notices_that_a_connection_was_cut_without_a_goodbye() throws Exception {
        try (Socket plain = new Socket(tls.loop.address().getAddress(), tls.port())) {
            SSLSocket socket = (SSLSocket) tls.client.getSocketFactory()
                    .createSocket(plain, "127.0.0.1", tls.port(), false);
            echoed(socket, "pay 100".getBytes(UTF_8));

            plain.shutdownOutput();

            assertThat(tls.echo().closed.get(5, TimeUnit.SECONDS))
                    .hasValueSatisfying(why -> assertThat(why).isInstanceOf(SSLException.class)
                            .hasMessageContaining("no goodbye"));
        }
    }

    @Test
    void is_not_hurt_by_who_ends_in_the_middle_of_a_handshake() throws Exception {
        for (byte[] start : List.of(new byte[0], new byte[] {22}, new byte[] {22, 3, 1, 2, 0, 1},
                "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8), random(70_000))) {
            try (Socket plain = new Socket(tls.loop.address().getAddress(), tls.port())) {
                plain.getOutputStream().write(start);
                plain.shutdownOutput();
                drain(plain);
            }
        }

        try (SSLSocket socket = tls.connect()) {
            assertThat(echoed(socket, "still here".getBytes(UTF_8))).asString(UTF_8)
                    .isEqualTo("still here");
        }
    }

    private static void drain(Socket plain) {
        try (InputStream in = plain.getInputStream()) {
            plain.setSoTimeout(5_000);
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            assertThat(e).as("a reset is fine, silence not").hasMessageNotContaining("timed out");
        }
    }

    @Test
    void tells_of_every_cut_that_a_network_makes() throws Exception {
        for (int at = 1; at < 4_000; at += 137) {
            var story = new Story();
            try (var proxy = FaultyProxy.tcp(story, tls.loop.address())
                    .cutAfter(FaultyProxy.Way.TO_SERVER, at)) {
                boolean whole = roundTrips(proxy.address(), 20);
                assertThat(whole).as("cut after " + at).isFalse();
            }
        }
    }

    private boolean roundTrips(java.net.InetSocketAddress to, int times) {
        try (SSLSocket socket = tls.connect(to)) {
            for (int i = 0; i < times; i++) {
                socket.getOutputStream().write(random(200));
                if (socket.getInputStream().readNBytes(200).length < 200) return false;
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void serves_two_hundred_at_once() throws Exception {
        byte[] sent = random(20_000);
        List<Future<Boolean>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) all.add(threads.submit(() -> {
                try (SSLSocket socket = tls.connect()) {
                    return java.util.Arrays.equals(echoed(socket, sent), sent);
                }
            }));
        }

        for (Future<Boolean> one : all) assertThat(one.get()).isTrue();
    }
}
