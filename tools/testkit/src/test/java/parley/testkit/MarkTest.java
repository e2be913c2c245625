// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import parley.sample.ChatServer;
import parley.testkit.FaultyProxy.Way;

class MarkTest {
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

    /// A mark that strikes at the `w` or so many bytes behind.
    private static Supplier<Mark> atTheW(int more) {
        return () -> (bytes, count) -> IntStream.range(0, count).filter(i -> bytes[i] == 'w')
            .map(i -> i + more).findFirst();
    }

    private Socket connect(TcpProxy proxy) throws IOException {
        var socket = new Socket(proxy.address().getAddress(), proxy.address().getPort());
        socket.setSoTimeout(1_000);
        socket.getOutputStream().write(HELLO);
        return socket;
    }

    private String gotBackWhenCutAt(Supplier<Mark> mark) throws IOException {
        try (TcpProxy proxy = FaultyProxy.tcp(story, echo.address())
                    .cutAt(Way.TO_CLIENT, mark, false);
                Socket socket = connect(proxy)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @RepeatedTest(20)
    void cuts_at_a_mark_in_what_passes() throws Exception {
        assertThat(gotBackWhenCutAt(atTheW(0))).isEqualTo("hello ");
        assertThat(gotBackWhenCutAt(atTheW(1))).isEqualTo("hello w");
    }

    @RepeatedTest(20)
    void resets_at_a_mark_in_what_passes() throws Exception {
        try (TcpProxy proxy = FaultyProxy.tcp(story, echo.address())
                    .cutAt(Way.TO_SERVER, atTheW(0), true);
                Socket socket = connect(proxy)) {
            InputStream in = socket.getInputStream();

            assertThatThrownBy(in::readAllBytes).isInstanceOf(SocketException.class);
        }
    }
}
