// SPDX-License-Identifier: Apache-2.0
package parley.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/// Takes each request from Undertow's IO thread to a virtual thread of its own, and brings the
/// answer back.
final class Reception implements HttpHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Answers answers;
    private final Cors cors;
    private final Map<String, SocketEndpoint> endpoints;
    private final Sockets sockets;
    private final Duration stallTime;
    private final Calls calls = new Calls("entrance-clock");
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("request-", 0).factory());
    private volatile Optional<Duration> draining = Optional.empty();

    Reception(EntranceConfig config, Router router, Map<String, SocketEndpoint> endpoints,
            Sockets sockets) {
        this.answers = new Answers(router, config.origins());
        this.cors = new Cors(config.origins());
        this.endpoints = Map.copyOf(endpoints);
        this.sockets = sockets;
        this.stallTime = config.limits().stallTime();
    }

    /// The requests that are being served.
    Calls calls() {
        return calls;
    }

    /// From now on, refuses.
    void drain(Duration retryAfter) {
        draining = Optional.of(retryAfter);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (threads.isShutdown()) {
            IoUtils.safeClose(exchange.getConnection());
            return;
        }
        // What an answer that is never made would end as.
        exchange.setStatusCode(500);
        UndertowRequest request = new UndertowRequest(exchange, stallTime);
        Optional<Route> pooled = exchange.isRequestComplete() ? answers.pooled(request)
                : Optional.empty();
        if (pooled.isPresent()) dispatch(exchange, request, pooled.get());
        else exchange.dispatch(threads, () -> serve(exchange, request, calls.begin()));
    }

    /// To a thread of the route's pool; to one of its own if the pool has too much to do.
    private void dispatch(HttpServerExchange exchange, UndertowRequest request, Route route) {
        Call call = calls.waiting(route.timeLimit(),
                () -> tooLate(exchange, request));
        exchange.dispatch(task -> {
            try {
                route.pool().orElseThrow().execute(task);
            } catch (RejectedExecutionException e) {
                threads.execute(task);
            }
        }, () -> {
            if (call.begin()) serve(exchange, request, call);
        });
    }

    /// All threads of the pool have been busy for too long. On the thread that looks at the clock.
    private void tooLate(HttpServerExchange exchange, UndertowRequest request) {
        new UndertowAnswer(exchange, calls.begin(), stallTime)
                .handOn(answers.dress(request, Answers.TOO_SLOW));
    }

    private void serve(HttpServerExchange exchange, UndertowRequest request, Call call) {
        boolean travels = false;
        try {
            Response answer = answer(exchange, request, call);
            if (exchange.isUpgrade()) return;
            UndertowAnswer out = new UndertowAnswer(exchange, call, stallTime);
            if (draining.isPresent()) out.lastOfConnection();
            travels = out.handOn(answer);
            if (travels) return;
            // Who takes a byte now and then would else keep a file open for days.
            if (answer.body() instanceof Body.Streamed) call.limit(request.timeLimit());
            out.send(answer);
            if (!request.readRest()) IoUtils.safeClose(exchange.getConnection());
        } catch (IOException e) {
            LOG.debug("an answer was not sent: {}", e.toString());
            IoUtils.safeClose(exchange.getConnection());
        } catch (RuntimeException e) {
            // The body's writer failed. Its peer must see that the body is cut short.
            LOG.error("a body was not written to its end", e);
            IoUtils.safeClose(exchange.getConnection());
        } finally {
            if (!travels) end(exchange, call);
        }
    }

    private static void end(HttpServerExchange exchange, Call call) {
        call.close();
        exchange.endExchange();
    }

    private Response answer(HttpServerExchange exchange, UndertowRequest request,
            Call call) throws IOException {
        if (draining.isPresent()) return answers.dress(request, refusal(draining.get()));
        SocketEndpoint endpoint = endpoints.get(request.rawPath());
        if (endpoint != null) return upgrade(exchange, request, endpoint);
        return answers.answer(request, call);
    }

    private Response upgrade(HttpServerExchange exchange, UndertowRequest request,
            SocketEndpoint endpoint) {
        try {
            String key = Handshake.check(request);
            if (!cors.maySocket(request))
                throw new ProblemException(403, "Pages of this origin may not connect here.");
            SocketHandler handler = endpoint.accept(request);
            var headers = exchange.getResponseHeaders();
            headers.put(new HttpString("Sec-WebSocket-Accept"), Handshake.acceptFor(key));
            endpoint.subprotocol(Handshake.items(request.headers("Sec-WebSocket-Protocol")))
                    .ifPresent(name -> headers.put(new HttpString("Sec-WebSocket-Protocol"), name));
            headers.put(Headers.UPGRADE, "websocket");
            exchange.upgradeChannel((channel, done) -> sockets.open(channel, done, handler));
            return Response.empty(204);
        } catch (ProblemException e) {
            return answers.dress(request, Response.problem(e));
        } catch (RuntimeException e) {
            LOG.error("a WebSocket endpoint failed", e);
            return Response.problem(Problem.of(500, "The server failed. Try again later."));
        }
    }

    private static Response refusal(Duration retryAfter) {
        return Response.problem(Problem.of(503, "The server is stopping. Try again soon."))
                .with("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    @Override
    public void close() {
        threads.shutdown();
        calls.close();
    }
}
