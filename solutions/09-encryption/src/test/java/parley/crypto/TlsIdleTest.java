// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.eventloop.Transport;
import parley.eventloop.TransportFactory;

/// A loop must not run in circles while a connection waits for something.
@Timeout(60)
class TlsIdleTest {
    /// Reads and flushes of a loop that waits as it should, with some to spare.
    private static final int FEW = 20;

    @TempDir Path folder;
    private final AtomicInteger calls = new AtomicInteger();

    /// Counts what the loop asks of a transport.
    private TransportFactory counting(TransportFactory transports) {
        return (channel, again) -> {
            Transport real = transports.over(channel, again);
            return (Transport) Proxy.newProxyInstance(Transport.class.getClassLoader(),
                    new Class<?>[] {Transport.class}, (proxy, method, arguments) -> {
                        if (method.getName().matches("read|flush")) calls.incrementAndGet();
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        };
    }

    private void quiet() {
        int[] before = {calls.get()};
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(20)).until(() -> {
            boolean few = calls.get() - before[0] < FEW;
            if (!few) before[0] = calls.get();
            return few;
        });
    }

    @Test
    void waits_for_a_silent_peer_and_for_the_rest_of_a_record() throws Exception {
        try (Tls tls = new Tls(folder, this::counting);
                Socket plain = new Socket(tls.loop.address().getAddress(), tls.port())) {
            plain.getOutputStream().write(new byte[] {22, 3, 1, 1, 0, 1});
            quiet();
        }
        try (Tls tls = new Tls(folder, this::counting); SSLSocket socket = tls.connect()) {
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            quiet();
        }
    }

    @Test
    void waits_for_a_peer_that_does_not_read() throws Exception {
        byte[] much = new byte[30_000_000];
        try (Tls tls = new Tls(folder, this::counting); SSLSocket socket = tls.connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> {
                socket.getOutputStream().write(much);
                return 0;
            });
            quiet();
            assertThat(sending.isDone()).as("the server takes no more than it can hold").isFalse();
            tls.loop.close();
        }
    }

    /// A JDK socket closes for both directions at once, other than a bare close_notify does.
    @Test
    void does_not_try_again_and_again_to_answer_a_peer_that_has_gone() throws Exception {
        try (Tls tls = new Tls(folder, this::counting); SSLSocket socket = tls.connect()) {
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            Echo echo = tls.echo();
            echo.opened.get().pauseReading();
            socket.getOutputStream().write(2);
            socket.close();
            calls.set(0);

            echo.opened.get().resumeReading();

            assertThat(echo.closed.get(10, TimeUnit.SECONDS)).isPresent();
            assertThat(calls.get()).isLessThan(FEW);
        }
    }
}
