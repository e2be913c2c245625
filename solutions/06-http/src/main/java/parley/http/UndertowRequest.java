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
    private final HttpServerExchange exchange;
    private final Duration stallTime;
    private Optional<BodyInput> input = Optional.empty();

    UndertowRequest(HttpServerExchange exchange, Duration stallTime) {
        super(exchange.getRequestMethod().toString(), rawPath(exchange),
                exchange.getQueryString(), exchange.getSourceAddress());
        this.exchange = exchange;
        this.stallTime = stallTime;
    }

    /// A target may be a whole URI:
    /// [RFC 9112 §3.2.2](https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2).
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
        if (exchange.getRequestContentLength() > maxBodyBytes())
            throw BodyInput.tooBig(maxBodyBytes());
        if (input.isPresent()) return input.get();
        if (exchange.isRequestComplete()) return InputStream.nullInputStream();
        return openInput();
    }

    private BodyInput openInput() {
        BodyInput opened = new BodyInput(exchange.getRequestChannel(), maxBodyBytes(), stallTime);
        input = Optional.of(opened);
        return opened;
    }

    /// Reads what the handler left of the body, within measure.
    ///
    /// @return false when the connection can carry no further request
    boolean readRest() throws IOException {
        if (exchange.isRequestComplete()) return true;
        boolean waitsForContinue = input.isEmpty() && header("Expect").isPresent();
        if (waitsForContinue) return false;
        return input.orElseGet(this::openInput).drain();
    }

    @Override
    public boolean secure() {
        return exchange.getConnection().getSslSession() != null;
    }
}
