// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.testkit.Machine;

/// Many connections on one thread.
@Timeout(120)
class CrowdTest {
    private static final int CROWD = 5000;
    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    private static boolean descriptorsFor(int connections) {
        return !(ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean unix)
                || unix.getMaxFileDescriptorCount() > 2L * connections + 1000;
    }

    @Test
    void holds_thousands_who_say_nothing_and_answers_each_who_does() throws Exception {
        Machine.needs(descriptorsFor(CROWD), "There are too few file descriptors for a crowd.",
                "Allow more: ulimit -n 20000");
        List<Socket> crowd = new ArrayList<>();
        LoopConfig room = Running.config().maxPerAddress(CROWD);
        try (var echo = Running.of(room, Echo::new, TransportFactory.PLAIN)) {
            for (int i = 0; i < CROWD; i++) crowd.add(echo.connect());
            await().atMost(Running.LIMIT).until(() -> echo.loop.connections() == CROWD);
            long before = echo.loop.rounds();

            for (int i = 0; i < CROWD; i += 100) {
                crowd.get(i).getOutputStream().write(HELLO);
                assertThat(crowd.get(i).getInputStream().readNBytes(5)).isEqualTo(HELLO);
            }

            assertThat(echo.loop.rounds() - before).isLessThan(10 * CROWD / 100);
            assertThat(echo.loop.accepted()).isEqualTo(CROWD);
            for (Socket each : crowd) each.close();
            await().atMost(Running.LIMIT).until(() -> echo.loop.connections() == 0);
        } finally {
            for (Socket each : crowd) each.close();
        }
    }

    @RepeatedTest(20)
    void lets_further_ones_wait_outside_when_it_is_full() throws Exception {
        LoopConfig two = Running.config().maxConnections(2);
        try (var echo = Running.of(two, Echo::new, TransportFactory.PLAIN);
                Socket first = echo.connect(); Socket second = echo.connect();
                Socket third = echo.connect()) {
            for (Socket socket : List.of(first, second, third))
                socket.getOutputStream().write(HELLO);
            assertThat(second.getInputStream().readNBytes(5)).isEqualTo(HELLO);
            assertThat(echo.loop.connections()).isEqualTo(2);
            assertThat(third.getInputStream().available()).isZero();

            first.close();

            assertThat(third.getInputStream().readNBytes(5)).isEqualTo(HELLO);
            assertThat(echo.loop.connections()).isEqualTo(2);
        }
    }

    @Test
    void one_address_has_so_many_places_and_gets_them_back() throws Exception {
        LoopConfig two = Running.config().maxPerAddress(2);
        try (var echo = Running.of(two, Echo::new, TransportFactory.PLAIN);
                Socket first = echo.connect(); Socket second = echo.connect();
                Socket third = echo.connect()) {
            assertThat(third.getInputStream().read()).as("closed at once").isEqualTo(-1);
            for (Socket socket : List.of(first, second)) {
                socket.getOutputStream().write(HELLO);
                assertThat(socket.getInputStream().readNBytes(5)).isEqualTo(HELLO);
            }

            first.close();
            await().atMost(Running.LIMIT).until(() -> echo.loop.connections() == 1);

            try (Socket fourth = echo.connect()) {
                fourth.getOutputStream().write(HELLO);
                assertThat(fourth.getInputStream().readNBytes(5)).isEqualTo(HELLO);
            }
        }
    }

    @Test
    void counts_an_ipv6_network_as_one_and_forgets_who_has_left() {
        Crowd crowd = new Crowd(2);
        crowd.enter(InetAddress.ofLiteral("2001:db8::1"));
        crowd.enter(InetAddress.ofLiteral("2001:db8::2:3"));

        assertThat(crowd.full(InetAddress.ofLiteral("2001:db8::4"))).isTrue();
        assertThat(crowd.full(InetAddress.ofLiteral("2001:db8:0:1::4"))).isFalse();
        crowd.leave(InetAddress.ofLiteral("2001:db8::1"));
        crowd.leave(InetAddress.ofLiteral("2001:db8::2:3"));
        assertThat(crowd.addresses()).isZero();
    }

    /// Counts the writes that go to the socket.
    private record Counting(Transport real, AtomicInteger writes) implements Transport {
        @Override
        public int read(ByteBuffer into) throws IOException {
            return real.read(into);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            writes.incrementAndGet();
            return real.write(from);
        }

        @Override
        public boolean handshaking() {
            return real.handshaking();
        }

        @Override
        public boolean wantsWrite() {
            return real.wantsWrite();
        }

        @Override
        public boolean buffered() {
            return real.buffered();
        }

        @Override
        public boolean flush() throws IOException {
            return real.flush();
        }

        @Override
        public boolean closeOutbound() throws IOException {
            return real.closeOutbound();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }

    @RepeatedTest(50)
    void wakes_once_and_writes_once_for_many_messages() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        TransportFactory counting =
                (channel, again) -> new Counting(new PlainTransport(channel), writes);
        try (var loop = Running.of(Running.config(), Mouth::new, counting);
                Socket socket = loop.connect()) {
            Mouth handler = loop.handler();
            Connection connection = handler.opened.get(10, TimeUnit.SECONDS);
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch held = new CountDownLatch(1);
            loop.loop.execute(() -> {
                held.countDown();
                awaitQuietly(busy);
            });
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 200; i++) {
                handler.answers.add(HELLO);
                connection.wake();
            }
            busy.countDown();

            assertThat(socket.getInputStream().readNBytes(200 * 5)).hasSize(200 * 5);
            assertThat(writes).hasValue(1);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
