// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import parley.sample.ChatServer;
import parley.testkit.FaultyProxy.Way;
import parley.testkit.Transcript.Direction;

class TcpProxyTest {
    private static final byte[] HELLO = "hello world".getBytes(StandardCharsets.UTF_8);
    private final Story story = new Story();
    private ChatServer echo;

    @BeforeEach
    void begin() throws IOException {
        echo = new ChatServer().isRight();
    }

    @AfterEach
    void end() throws IOException {
        story.abandon();
        echo.close();
    }

    private static Socket connect(FaultyProxy proxy) throws IOException {
        var socket = new Socket(proxy.address().getAddress(), proxy.address().getPort());
        socket.setSoTimeout(1_000);
        return socket;
    }

    @RepeatedTest(20)
    void passes_everything_where_no_fault_is_set() throws Exception {
        try (TcpProxy proxy = FaultyProxy.tcp(story, echo.address());
                Socket socket = connect(proxy)) {
            socket.getOutputStream().write(HELLO);
            socket.shutdownOutput();

            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(HELLO);
        }
        assertThat(story.transcript().bytes(Direction.TO_SERVER)).isEqualTo(HELLO);
        assertThat(story.transcript().bytes(Direction.TO_CLIENT)).isEqualTo(HELLO);
    }

    @RepeatedTest(50)
    void cuts_after_so_many_bytes_to_the_client() throws Exception {
        try (TcpProxy proxy = FaultyProxy.tcp(story, echo.address()).cutAfter(Way.TO_CLIENT, 5);
                Socket socket = connect(proxy)) {
            socket.getOutputStream().write(HELLO);

            assertThat(socket.getInputStream().readAllBytes())
                .isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
        }
    }

    @RepeatedTest(50)
    void cuts_after_so_many_bytes_to_the_server() throws Exception {
        var peer = RoguePeer.listen(story);
        try (TcpProxy proxy = FaultyProxy.tcp(story, peer.address()).cutAfter(Way.TO_SERVER, 5);
                Socket socket = connect(proxy)) {
            socket.getOutputStream().write(HELLO);

            assertThat(peer.accept().readToEnd())
                .isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @RepeatedTest(50)
    void resets_after_so_many_bytes() throws Exception {
        try (TcpProxy proxy = FaultyProxy.tcp(story, echo.address()).resetAfter(Way.TO_SERVER, 3);
                Socket socket = connect(proxy)) {
            socket.getOutputStream().write(HELLO);

            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::readAllBytes).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void stalls_after_so_many_bytes_and_stays_open() throws Exception {
        try (TcpProxy proxy = FaultyProxy.tcp(story, echo.address()).stallAfter(Way.TO_CLIENT, 5);
                Socket socket = connect(proxy)) {
            socket.getOutputStream().write(HELLO);

            assertThat(socket.getInputStream().readNBytes(5)).hasSize(5);
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void delays_what_passes() throws Exception {
        Duration delay = Duration.ofMillis(80);
        try (TcpProxy proxy = FaultyProxy.tcp(story, echo.address()).delay(delay);
                Socket socket = connect(proxy)) {
            long begin = System.nanoTime();
            socket.getOutputStream().write('a');

            assertThat(socket.getInputStream().read()).isEqualTo('a');
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThan(delay.multipliedBy(2));
        }
    }

    @Test
    void tells_its_faults_as_steps() throws Exception {
        FaultyProxy.tcp(story, echo.address()).cutAfter(Way.TO_SERVER, 1_000)
            .stallAfter(Way.TO_CLIENT, 1)
            .delay(Way.TO_CLIENT, Duration.ofMillis(50));

        assertThat(story.fail("x").steps()).containsExactly(
            "the line ends the connection after 1,000 bytes to the server",
            "the line goes silent after 1 byte to the client",
            "the line delays what goes to the client by 50 ms");
    }

    @Test
    void ends_the_connection_when_nobody_listens_behind_it() throws Exception {
        InetSocketAddress gone = echo.address();
        echo.close();
        try (TcpProxy proxy = FaultyProxy.tcp(story, gone); Socket socket = connect(proxy)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }
}
