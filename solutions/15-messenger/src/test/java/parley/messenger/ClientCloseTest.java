// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.FaultyProxy;
import parley.testkit.FaultyProxy.Way;
import parley.testkit.Story;

/// Whatever a client waits for, closing it ends it in time, with the usual limits.
@Timeout(60)
class ClientCloseTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofMillis(200);
    /// What a busy machine may add.
    private static final Duration SLACK = Duration.ofSeconds(1);
    /// More than all buffers on the way hold, in texts that a frame can carry.
    private static final int SENDS = 16;
    private static final String MUCH = "x".repeat(1_000_000);
    /// So much of the end of the welcome is kept back.
    private static final int KEPT_BACK = 100;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Test
    void closing_a_client_ends_it_in_time_whatever_it_waits_for(@TempDir Path plain,
            @TempDir Path lan) throws Exception {
        try (var one = Rig.start(plain); var other = Rig.start(lan, "--lan"); threads) {
            List<Callable<String>> cases = new ArrayList<>();
            for (var carrier : Carrier.values()) {
                var program = carrier.secure() ? other : one;
                var world = new World(carrier, program, Rig.person(program, "ada").token());
                var welcome = world.bytesUntilWelcome();
                cases.add(() -> nobodyListens(world));
                cases.add(() -> nobodyAccepts(world));
                cases.add(() -> stalled(world, Map.of(Way.TO_SERVER, 0L, Way.TO_CLIENT, 0L)));
                cases.add(() -> stalled(world,
                        Map.of(Way.TO_CLIENT, welcome.get(Way.TO_CLIENT).get() - KEPT_BACK)));
                cases.add(() -> sending(world, welcome.get(Way.TO_SERVER).get()));
            }
            for (var fault : threads.invokeAll(cases)) assertThat(fault.get()).isEmpty();
        }
    }

    /// How a client of Ada's connects.
    private record World(Carrier carrier, Program program, String token) {
        MessengerClient client(InetSocketAddress where, AtomicInteger connects) {
            return MessengerClient.over(() -> {
                connects.incrementAndGet();
                return carrier.open(program, where);
            }, token, "closed");
        }

        Map<Way, AtomicLong> bytesUntilWelcome() throws Exception {
            var passed = new EnumMap<Way, AtomicLong>(Way.class);
            try (var proxy = FaultyProxy.tcp(new Story(), carrier.server(program))) {
                for (var way : Way.values()) {
                    var count = new AtomicLong();
                    passed.put(way, count);
                    proxy.cutAt(way, () -> (_, n) -> {
                        count.addAndGet(n);
                        return OptionalInt.empty();
                    }, false);
                }
                try (var client = client(proxy.address(), new AtomicInteger())) {
                    client.user(LIMIT);
                    var copy = new EnumMap<Way, AtomicLong>(Way.class);
                    passed.forEach((way, count) -> copy.put(way, new AtomicLong(count.get())));
                    return copy;
                }
            }
        }
    }

    /// Between two tries to connect.
    private static String nobodyListens(World world) throws Exception {
        try (var gone = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var where = new InetSocketAddress(gone.getInetAddress(), gone.getLocalPort());
            gone.close();
            var connects = new AtomicInteger();
            var client = world.client(where, connects);
            await().atMost(LIMIT).until(() -> connects.get() > 2);
            return closed(client, world + " in back-off");
        }
    }

    /// While connecting: the queue of who wants to is full.
    private static String nobodyAccepts(World world) throws Exception {
        try (var full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var where = new InetSocketAddress(full.getInetAddress(), full.getLocalPort());
            List<Socket> queue = new ArrayList<>();
            try {
                fill(where, queue);
                var client = world.client(where, new AtomicInteger());
                assertThatThrownBy(() -> client.user(MOMENT)).isInstanceOf(TimeoutException.class);
                return closed(client, world + " while connecting");
            } finally {
                for (var waiting : queue) waiting.close();
            }
        }
    }

    private static void fill(InetSocketAddress where, List<Socket> queue) throws IOException {
        try {
            for (int i = 0; i < 8; i++) {
                queue.add(new Socket());
                queue.getLast().connect(where, (int) MOMENT.toMillis());
            }
        } catch (SocketTimeoutException isFull) {
            // As wanted. Other systems refuse then, which is a back-off.
        }
    }

    /// In the handshake, or where there is none, and after it, waiting for the welcome.
    private static String stalled(World world, Map<Way, Long> after) throws Exception {
        try (var proxy = FaultyProxy.tcp(new Story(), world.carrier().server(world.program()))) {
            after.forEach(proxy::stallAfter);
            var client = world.client(proxy.address(), new AtomicInteger());
            assertThatThrownBy(() -> client.user(MOMENT)).isInstanceOf(TimeoutException.class);
            return closed(client, world + " stalled after " + after);
        }
    }

    /// While the server takes nothing more of what is sent; those who send are told.
    private String sending(World world, long welcomed) throws Exception {
        try (var proxy = FaultyProxy.tcp(new Story(), world.carrier().server(world.program()))
                .stallAfter(Way.TO_SERVER, welcomed + KEPT_BACK)) {
            var client = world.client(proxy.address(), new AtomicInteger());
            client.user(LIMIT);
            List<Future<Long>> sends = new ArrayList<>();
            for (int i = 0; i < SENDS; i++)
                sends.add(threads.submit(() -> client.send("c", MUCH, LIMIT)));
            assertThat(client.next(MOMENT)).isEmpty();
            var fault = closed(client, world + " while sending");
            for (var send : sends) {
                assertThatThrownBy(() -> send.get(SLACK.toMillis(), TimeUnit.MILLISECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .hasMessageContaining("The client was closed.");
            }
            return fault;
        }
    }

    /// Closes it.
    ///
    /// @return what was wrong with that, or nothing
    private static String closed(MessengerClient client, String what) {
        long then = System.nanoTime();
        client.close();
        var took = Duration.ofNanos(System.nanoTime() - then);
        if (took.compareTo(MessengerClient.CLOSE_LIMIT.plus(SLACK)) > 0)
            return what + " took " + took;
        return client.ended() ? "" : what + " goes on";
    }
}
