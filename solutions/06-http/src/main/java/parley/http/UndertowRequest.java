// SPDX-License-Identifier: Apache-2.0
package parley.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A request that Undertow has read. One thread: that of the handler.
final class UndertowRequest extends BasicRequest {
    /// How much of an unwanted body is read.
    private static final int MAX_UNWANTED_BYTES = 256 * 1024;
    private static final int DRAIN_BUFFER_BYTES = 8 * 1024;

    private final HttpServerExchange exchange;
    private final Duration stallTime;
    private Optional<InputStream> body = Optional.empty();

    UndertowRequest(HttpServerExchange exchange, Duration stallTime) {
        super(exchange.getRequestMethod().toString(), rawPath(exchange),
                exchange.getQueryString(), exchange.getSourceAddress());
        this.exchange = exchange;
        this.stallTime = stallTime;
    }

    /// A target may be a whole URI: [RFC 9112 §3.2.2](https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2).
    private static String rawPath(HttpServerExchange exchange) {
        String target = exchange.getRequestURI();
        if (!exchange.isHostIncludedInRequestURI()) return target;
        int slash = target.indexOf('/', target.indexOf("://") + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }

    @Override
    public List<String> headers(String name) {
        HeaderValues values = exchange.getRequestHeaders().get(name);
        return values == null ? List.of() : List.copyOf(values);
    }

    @Override
    public InputStream body() {
        if (body.isEmpty()) body = Optional.of(open());
        return body.get();
    }

    private InputStream open() {
        if (exchange.getRequestContentLength() > maxBodyBytes())
            throw BodyInput.tooBig(maxBodyBytes());
        if (exchange.isRequestComplete()) return InputStream.nullInputStream();
        return new BodyInput(exchange.getRequestChannel(), maxBodyBytes(), stallTime);
    }

    /// Reads what the handler left of the body, within measure, so that the peer gets to read the
    /// answer: who still sends reads nothing, and closing would reset the answer away.
    ///
    /// @return false when the connection can carry no further request
    boolean readRest() throws IOException {
        if (exchange.isRequestComplete()) return true;
        boolean waitsForContinue = body.isEmpty() && header("Expect").isPresent();
        if (waitsForContinue) return false;
        InputStream rest = body.orElseGet(() -> new BodyInput(
                exchange.getRequestChannel(), MAX_UNWANTED_BYTES, stallTime));
        byte[] buffer = new byte[DRAIN_BUFFER_BYTES];
        try {
            int n = 0;
            for (int total = 0; n >= 0 && total < MAX_UNWANTED_BYTES; total += n) {
                n = rest.read(buffer);
            }
            return n < 0;
        } catch (ProblemException e) {
            return false;
        }
    }

    @Override
    public boolean secure() {
        return exchange.getConnection().getSslSession() != null;
    }
}
