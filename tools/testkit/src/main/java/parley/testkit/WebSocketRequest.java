// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The request with which a rogue client asks for a WebSocket, right or with something missing
/// ([RFC 6455 §4.1](https://www.rfc-editor.org/rfc/rfc6455#section-4.1)).
///
/// @param path the path and query: `/chat`
/// @param headers by name, whatever its case
public record WebSocketRequest(String path, Map<String, String> headers) {
    /// The key of every handshake, the one of the RFC, so that a story is the same each time.
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    /// A copy of the headers is kept.
    public WebSocketRequest {
        var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    /// A request that is right, to the server at `host`.
    ///
    /// @param host the value of the Host header: `127.0.0.1:8080`
    public static WebSocketRequest to(String host, String path) {
        return new WebSocketRequest(path, Map.of("Host", host, "Upgrade", "websocket",
            "Connection", "Upgrade", "Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", KEY));
    }

    /// The same with this header, in place of one of that name.
    public WebSocketRequest with(String name, String value) {
        return changed(map -> map.put(name, value));
    }

    /// The same without this header.
    public WebSocketRequest without(String name) {
        return changed(map -> map.remove(name));
    }

    private WebSocketRequest changed(Consumer<Map<String, String>> change) {
        var changed = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        change.accept(changed);
        return new WebSocketRequest(path, changed);
    }

    /// The head as it goes over the wire.
    String head() {
        return headers.entrySet().stream().map(h -> h.getKey() + ": " + h.getValue() + "\r\n")
            .collect(Collectors.joining("", "GET " + path + " HTTP/1.1\r\n", "\r\n"));
    }
}
