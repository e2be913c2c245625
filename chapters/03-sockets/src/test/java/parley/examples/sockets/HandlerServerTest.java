// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class HandlerServerTest {
    @Test
    void the_same_skeleton_tells_the_time_or_echoes() {
        try (var time = Program.start(HandlerServer::main, "time", "0");
                var echo = Program.start(HandlerServer::main, "echo", "0")) {
            assertThat(Program.run(TimeClient::main, time.portArgument()))
                    .containsPattern("until the end: \\d{4}-\\d\\d-\\d\\dT");
            assertThat(Program.run(EchoClient::main, "tcp", echo.portArgument(), "hello"))
                    .isEqualTo("tcp: 5 bytes came back: hello\n");
        }
    }

    @Test
    void a_silent_client_keeps_nobody_waiting() throws Exception {
        try (var server = Program.start(HandlerServer::main, "echo", "0");
                var silent = new Socket("127.0.0.1", server.port())) {
            assertThat(silent.isConnected()).isTrue();
            assertThat(Program.run(EchoClient::main, "tcp", server.portArgument(), "hello")).contains("hello");
        }
    }

    @Test
    void a_handler_that_fails_loses_its_own_client_only() throws Exception {
        try (var server = new HandlerServer(0, client -> {
            if (client.getInputStream().read() == 'x') throw new IllegalStateException("on purpose");
            client.getOutputStream().write('!');
        })) {
            var serving = serve(server);

            assertThat(ask(server, "x")).isEmpty();
            assertThat(ask(server, "y")).isEqualTo("!");
            assertThat(serving.isAlive()).isTrue();
        }
    }

    @Test
    void closing_ends_serve_without_an_error() throws Exception {
        var server = new HandlerServer(0, client -> { });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var serving = threads.submit((Callable<Boolean>) () -> {
                server.serve();
                return true;
            });
            assertThat(ask(server, "?")).isEmpty();

            server.close();

            assertThat(serving.get()).isTrue();
        }
    }

    private static Thread serve(HandlerServer server) {
        return Thread.startVirtualThread(() -> {
            try {
                server.serve();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String ask(HandlerServer server, String text) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
