// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// An entrance with some routes, and a peer that sends exactly what it is told to.
@Timeout(20)
abstract class EntranceRig {
    record Greeting(String name, int times) {}

    final CountDownLatch go = new CountDownLatch(1);
    final CountDownLatch entered = new CountDownLatch(1);
    Entrance entrance;
    RawPeer peer;

    @BeforeEach
    void open() throws Exception {
        start(EntranceLimits.usual().withIoThreads(1), Set.of());
    }

    final void start(EntranceLimits limits, Set<String> origins) throws Exception {
        Router router = Router.of(List.of(
                new Route("GET", "/hello/{name}", request -> Response.text(200, "text/plain",
                        "Hello, " + request.pathParameter("name")
                                + request.query("mark").orElse("."))),
                new Route("POST", "/greet", request -> Response.json(201,
                        request.json(Greeting.class))),
                new Route("PUT", "/upload", this::upload).withMaxBodyBytes(200_000),
                new Route("GET", "/big", request -> Response.stream(200, "text/plain",
                        Body.UNKNOWN, out -> {
                            for (int i = 0; i < 100; i++) out.write(new byte[10_000]);
                        })),
                new Route("GET", "/cut", request -> Response.stream(200, "text/plain",
                        request.query("length").map(Long::parseLong).orElse(Body.UNKNOWN), out -> {
                            out.write(new byte[10]);
                            out.flush();
                            if (request.query("throw").isPresent())
                                throw new IllegalStateException("the source failed");
                        })),
                new Route("GET", "/broken", request -> {
                    throw new IllegalStateException("a secret");
                }),
                new Route("GET", "/slow", request -> {
                    awaitGo();
                    return Response.text(200, "text/plain", "at last");
                }),
                new Route("GET", "/late", request -> {
                    awaitGo();
                    return Response.noContent();
                }).withTimeLimit(Duration.ofMillis(100)),
                new Route("GET", "/endless", request -> Response.stream(200, "text/plain",
                        Body.UNKNOWN, out -> {
                            while (true) out.write(new byte[10_000]);
                        })).withTimeLimit(Duration.ofMillis(200)),
                new Route("GET", "/events", request -> Response.events(out -> {
                    out.send("1", "greeting", "a\nb");
                    entered.countDown();
                    // Ends when the server ends: it is interrupted then.
                    new CountDownLatch(1).await();
                }))));
        entrance = Entrance.start(new EntranceConfig(
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0),
                Optional.empty(), origins, limits), router, Map.of());
        peer = new RawPeer(entrance.address());
    }

    private Response upload(Request request) throws IOException {
        try (InputStream in = request.body()) {
            return Response.text(200, "text/plain", Integer.toString(in.readAllBytes().length));
        }
    }

    private void awaitGo() {
        entered.countDown();
        try {
            go.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @AfterEach
    void close() throws Exception {
        peer.close();
        entrance.close();
    }

    final RawPeer.Answer ask(String method, String target, String... headers) throws Exception {
        peer.send(method + " " + target + " HTTP/1.1\r\nHost: x\r\n" + String.join("", headers)
                + "\r\n");
        return peer.answer(!method.equals("HEAD"));
    }

    final RawPeer.Answer post(String target, String type, String body) throws Exception {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        peer.send(("POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type
                + "\r\nContent-Length: " + length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
        return peer.answer();
    }
}
