// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.Locale;

/// How a rogue server answers the handshake of a WebSocket
/// ([RFC 6455 §4.2.2](https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2)). An honest client goes
/// on after [#RIGHT] only.
public enum WebSocketAnswer {
    /// As the RFC has it.
    RIGHT("101 Switching Protocols", "websocket", "Upgrade", Accept.RIGHT, ""),
    /// With a `Sec-WebSocket-Accept` that was computed from another key.
    WRONG_ACCEPT("101 Switching Protocols", "websocket", "Upgrade", Accept.WRONG, ""),
    /// Without `Sec-WebSocket-Accept`.
    NO_ACCEPT("101 Switching Protocols", "websocket", "Upgrade", Accept.NONE, ""),
    /// Without `Upgrade`.
    NO_UPGRADE("101 Switching Protocols", "", "Upgrade", Accept.RIGHT, ""),
    /// With a `Connection` that does not say `Upgrade`.
    NO_CONNECTION("101 Switching Protocols", "websocket", "", Accept.RIGHT, ""),
    /// With an extension that nobody asked for.
    UNASKED_EXTENSION("101 Switching Protocols", "websocket", "Upgrade", Accept.RIGHT,
        "Sec-WebSocket-Extensions: permessage-deflate\r\n"),
    /// With a subprotocol that nobody asked for.
    UNASKED_PROTOCOL("101 Switching Protocols", "websocket", "Upgrade", Accept.RIGHT,
        "Sec-WebSocket-Protocol: soap\r\n"),
    /// With 200, as a server that knows no WebSocket does.
    NO_WEBSOCKET("200 OK", "", "", Accept.NONE, "Content-Length: 0\r\n"),
    /// With 404.
    NOT_FOUND("404 Not Found", "", "", Accept.NONE, "Content-Length: 0\r\n");

    private enum Accept { RIGHT, WRONG, NONE }

    private static final String OTHER_KEY = "AAAAAAAAAAAAAAAAAAAAAA==";

    private final String status;
    private final String upgrade;
    private final String connection;
    private final Accept accept;
    private final String more;

    WebSocketAnswer(String status, String upgrade, String connection, Accept accept, String more) {
        this.status = status;
        this.upgrade = upgrade;
        this.connection = connection;
        this.accept = accept;
        this.more = more;
    }

    /// The head as it goes over the wire, to a client that sent this key.
    String head(String key) {
        return "HTTP/1.1 " + status + "\r\n" + header("Upgrade", upgrade)
            + header("Connection", connection) + switch (accept) {
                case RIGHT -> header("Sec-WebSocket-Accept", WebSocketHandshake.accept(key));
                case WRONG -> header("Sec-WebSocket-Accept", WebSocketHandshake.accept(OTHER_KEY));
                case NONE -> "";
            } + more + "\r\n";
    }

    private static String header(String name, String value) {
        return value.isEmpty() ? "" : name + ": " + value + "\r\n";
    }

    /// `101 Switching Protocols`, and what is wrong with it.
    String told() {
        return this == RIGHT || status.charAt(0) != '1' ? status
            : status + " (" + name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }
}
