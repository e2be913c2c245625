// SPDX-License-Identifier: Apache-2.0
package parley.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/// Sends answers through Undertow: what is all there already on the connection's IO thread, what is
/// made on the way on the handler's virtual thread.
final class UndertowAnswer {
    private static final byte[] NO_BYTES = {};

    private final HttpServerExchange exchange;
    private final Call call;
    private final Duration stallTime;

    UndertowAnswer(HttpServerExchange exchange, Call call, Duration stallTime) {
        this.exchange = exchange;
        this.call = call;
        this.stallTime = stallTime;
    }

    /// Writes the answer's head into the exchange.
    private void head(Response answer) {
        exchange.setStatusCode(answer.status());
        for (Header header : answer.headers()) {
            exchange.getResponseHeaders().add(new HttpString(header.name()), header.value());
        }
    }

    /// Hands an answer of which all bytes are there to the IO thread, which ends the request and
    /// the call.
    ///
    /// @return false when this is another answer, or the peer still sends its request
    boolean handOn(Response answer) {
        Optional<byte[]> ready = ready(answer.body());
        if (!exchange.isRequestComplete() || ready.isEmpty()) return false;
        head(answer);
        boolean bodiless = Status.hasNoBody(exchange.getStatusCode());
        if (!bodiless || ready.get().length > 0)
            exchange.setResponseContentLength(ready.get().length);
        byte[] bytes = bodiless || isHead() ? NO_BYTES : ready.get();
        new SizedAnswer(exchange, call, bytes, stallTime).start();
        return true;
    }

    private static Optional<byte[]> ready(Body body) {
        return switch (body) {
            case Body.Empty() -> Optional.of(NO_BYTES);
            case Body.Bytes(byte[] bytes) -> Optional.of(bytes);
            case Body.Streamed _, Body.Events _ -> Optional.empty();
        };
    }

    /// Sends it all, and waits until that is done.
    ///
    /// @throws IOException when the peer is gone or stands still; the answer is not complete then
    void send(Response answer) throws IOException {
        head(answer);
        switch (answer.body()) {
            case Body.Empty() -> empty();
            case Body.Bytes(byte[] bytes) -> sized(bytes.length, out -> out.write(bytes));
            case Body.Streamed(long length, Body.Writer writer) -> sized(length, writer);
            case Body.Events(EventSource source) -> events(source);
        }
    }

    private void empty() {
        if (!Status.hasNoBody(exchange.getStatusCode())) exchange.setResponseContentLength(0);
    }

    private void sized(long length, Body.Writer writer) throws IOException {
        if (length != Body.UNKNOWN) exchange.setResponseContentLength(length);
        if (isHead() || Status.hasNoBody(exchange.getStatusCode())) return;
        // Closed only when all of it is written: closing is what says that the body is complete.
        OutputStream out = length == Body.UNKNOWN ? body() : new SizedOutput(body(), length);
        writer.write(out);
        out.close();
    }

    private void events(EventSource source) throws IOException {
        // Proxies that gather an answer before they pass it on would gather for ever.
        exchange.getResponseHeaders().put(new HttpString("X-Accel-Buffering"), "no");
        if (isHead()) return;
        call.endless();
        OutputStream out = body();
        try {
            out.flush();
            source.run(new EventWriter(out));
        } catch (InterruptedException e) {
            // The server ends: so does the stream, in good order.
            exchange.setPersistent(false);
        }
        out.close();
    }

    private boolean isHead() {
        return exchange.getRequestMethod().equalToString("HEAD");
    }

    private OutputStream body() {
        return new BodyOutput(exchange.getResponseChannel(), stallTime);
    }

    /// Says that this connection takes no further request.
    void lastOfConnection() {
        exchange.setPersistent(false);
        // One of HTTP/1.0 ends anyway.
        if (exchange.isHttp11()) exchange.getResponseHeaders().put(Headers.CONNECTION, "close");
    }
}
