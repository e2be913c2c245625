// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server has to say by itself: from many threads, to peers fast and slow.
@Timeout(30)
class SocketFeedTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    static Path folder;
    private static SSLContext tls;

    private final BlockingQueue<Feed> feeds = new LinkedBlockingQueue<>();
    private Entrance entrance;
    private volatile boolean pauseAtStart;

    /// Sends what is put into its queue.
    private final class Feed implements SocketHandler {
        final Queue<byte[]> out = new ConcurrentLinkedQueue<>();
        final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger texts = new AtomicInteger();
        final CountDownLatch ended = new CountDownLatch(1);
        SocketConnection connection;

        void say(String text) {
            out.add(text.getBytes(UTF_8));
            connection.wake();
        }

        @Override
        public void opened(SocketConnection c) {
            connection = c;
            if (pauseAtStart) c.pauseReading();
            feeds.add(this);
        }

        @Override
        public void text(ByteBuffer utf8) {
            if (texts.incrementAndGet() == 3) connection.pauseReading();
            if (utf8.remaining() == 4) throw new IllegalStateException("a fault of the handler");
        }

        @Override
        public Optional<byte[]> next() {
            asked.incrementAndGet();
            return Optional.ofNullable(out.poll());
        }

        @Override
        public void closed(int code, String reason) {
            ended.countDown();
        }
    }

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = TestTls.create(folder, "ip:127.0.0.1").context();
    }

    private void start(boolean secure) throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        EntranceConfig config = secure
                ? EntranceConfig.secure(any, tls) : EntranceConfig.plain(any);
        entrance = Entrance.start(config, Router.of(List.of()), Map.of("/feed", r -> new Feed()));
    }

    private WebSocketClient client(boolean secure) throws Exception {
        String scheme = secure ? "wss" : "ws";
        return WebSocketClient.connect(URI.create(scheme + "://127.0.0.1:" + entrance.port()
                + "/feed"), SocketClientConfig.usual().withTls(tls));
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_many_threads_say_arrives_once_and_in_each_threads_order(boolean secure)
            throws Exception {
        start(secure);
        try (WebSocketClient client = client(secure)) {
            Feed feed = feeds.poll(5, SECONDS);
            int threads = 4;
            int each = 2000;
            for (int t = 0; t < threads; t++) {
                int name = t;
                Thread.ofPlatform().name("speaker-" + t).start(() -> {
                    for (int i = 0; i < each; i++) feed.say(name + " " + i);
                });
            }
            int[] next = new int[threads];
            for (int i = 0; i < threads * each; i++) {
                String[] text = client.receive(LIMIT).orElseThrow().split(" ");
                assertThat(Integer.parseInt(text[1])).isEqualTo(next[Integer.parseInt(text[0])]++);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_peer_that_does_not_read_is_not_asked_for_more_and_loses_nothing(boolean secure)
            throws Exception {
        start(secure);
        int count = 6000;
        try (WebSocketClient slow = client(secure)) {
            Feed slowFeed = feeds.poll(5, SECONDS);
            for (int i = 0; i < count; i++) {
                slowFeed.out.add((i + "x".repeat(8000)).getBytes(UTF_8));
            }
            slowFeed.connection.wake();
            await().atMost(LIMIT).until(() -> slowFeed.asked.get() > 1024);
            int asked = stable(slowFeed.asked);
            assertThat(asked).as("the rest waits where it comes from").isLessThan(count);

            try (WebSocketClient fast = client(secure)) {
                feeds.poll(5, SECONDS).say("hello");
                assertThat(fast.receive(LIMIT)).hasValue("hello");
            }
            for (int i = 0; i < count; i++)
                assertThat(slow.receive(LIMIT).orElseThrow()).startsWith(i + "x");
        }
    }

    /// The number when it has not changed for a while.
    private static int stable(AtomicInteger number) {
        int[] last = {-1};
        await().pollInterval(Duration.ofMillis(200)).atMost(LIMIT).until(() -> {
            int before = last[0];
            last[0] = number.get();
            return before == last[0];
        });
        return last[0];
    }

    @Test
    void a_pause_in_the_middle_of_a_read_holds_the_rest_back() throws Exception {
        start(false);
        try (RawPeer peer = RawPeer.socket(entrance.address(), "/feed")) {
            Feed feed = feeds.poll(5, SECONDS);
            peer.sendHex("8181 00000000 41".repeat(10));
            await().atMost(LIMIT).until(() -> feed.texts.get() >= 3);
            feed.connection.ping();
            assertThat(peer.hex(2)).isEqualTo("8900");
            assertThat(feed.texts.get()).isEqualTo(3);

            feed.connection.resumeReading();
            await().atMost(LIMIT).until(() -> feed.texts.get() == 10);
        }
    }

    @Test
    void a_pause_from_the_start_keeps_what_came_with_the_handshake() throws Exception {
        start(false);
        pauseAtStart = true;
        try (RawPeer peer = new RawPeer(entrance.address())) {
            String frame = new String(new byte[] {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'A'},
                    ISO_8859_1);
            peer.send(RawPeer.handshake("/feed") + frame);
            Feed feed = feeds.poll(5, SECONDS);
            feed.connection.ping();
            assertThat(peer.answer().status()).isEqualTo(101);
            assertThat(peer.hex(2)).isEqualTo("8900");
            assertThat(feed.texts.get()).isZero();

            feed.connection.resumeReading();
            await().atMost(LIMIT).until(() -> feed.texts.get() == 1);
        }
    }

    @Test
    void a_fault_of_a_handler_ends_its_own_connection_only() throws Exception {
        start(false);
        try (WebSocketClient broken = client(false)) {
            Feed first = feeds.poll(5, SECONDS);
            try (WebSocketClient other = client(false)) {
                Feed second = feeds.poll(5, SECONDS);
                broken.send("four");
                assertThatThrownBy(() -> broken.receive(LIMIT)).isInstanceOf(ClosedException.class)
                        .hasMessage("closed with 1011: a fault of this server");
                assertThat(first.ended.await(5, SECONDS)).isTrue();
                second.say("still here");
                assertThat(other.receive(LIMIT)).hasValue("still here");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_draining_entrance_sends_the_rest_and_closes_with_its_code(boolean secure)
            throws Exception {
        start(secure);
        try (WebSocketClient client = client(secure)) {
            Feed feed = feeds.poll(5, SECONDS);
            for (int i = 0; i < 100; i++) feed.out.add(("last " + i).getBytes(UTF_8));

            entrance.drain(Duration.ofSeconds(1));
            entrance.closeSockets(1001, "restarting");

            for (int i = 0; i < 100; i++) assertThat(client.receive(LIMIT)).hasValue("last " + i);
            assertThatThrownBy(() -> client.receive(LIMIT))
                    .hasMessage("closed with 1001: restarting");
            assertThat(entrance.awaitQuiet(LIMIT)).isTrue();
            assertThat(feed.ended.await(5, SECONDS)).isTrue();
        }
    }
}
