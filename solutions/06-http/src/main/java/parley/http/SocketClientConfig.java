// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// How a [WebSocketClient] is set up.
///
/// @param headers sent along with the handshake: `Authorization`
/// @param tls whom to trust; nothing for the JDK's own authorities. Only for `wss`
/// @param connectTime for connection, TLS and handshake together
/// @param sendTime how long the peer may take nothing while something is sent
/// @param closeTime how long the end may take: what is being sent, and the closing handshake
/// @param silence how long the server may say nothing, not even to a ping; then the line is dead
/// @param maxMessageBytes the longest message that is received
public record SocketClientConfig(List<Header> headers, Optional<SSLContext> tls,
        Duration connectTime, Duration sendTime, Duration closeTime, Duration silence,
        int maxMessageBytes) {
    /// The usual time to connect.
    public static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    /// The usual time to send.
    public static final Duration SEND_TIME = Duration.ofSeconds(10);
    /// The usual time to close.
    public static final Duration CLOSE_TIME = Duration.ofSeconds(3);
    /// The usual longest message: 1 MiB.
    public static final int MAX_MESSAGE_BYTES = 1 << 20;

    /// Keeps a copy of the headers.
    ///
    /// @throws IllegalArgumentException when a limit is not positive
    public SocketClientConfig {
        headers = List.copyOf(headers);
        if (!connectTime.isPositive() || !sendTime.isPositive() || !closeTime.isPositive()
                || !silence.isPositive() || maxMessageBytes < 1)
            throw new IllegalArgumentException("a limit that is not positive");
    }

    /// The usual limits, no header.
    public static SocketClientConfig usual() {
        return new SocketClientConfig(List.of(), Optional.empty(), CONNECT_TIME, SEND_TIME,
                CLOSE_TIME, Silence.LONGEST, MAX_MESSAGE_BYTES);
    }

    /// The same with these headers.
    public SocketClientConfig withHeaders(List<Header> others) {
        return new SocketClientConfig(others, tls, connectTime, sendTime, closeTime,
                silence, maxMessageBytes);
    }

    /// The same, trusting as this context does.
    public SocketClientConfig withTls(SSLContext context) {
        return new SocketClientConfig(headers, Optional.of(context), connectTime, sendTime,
                closeTime, silence, maxMessageBytes);
    }

    /// The same with other times.
    public SocketClientConfig withTimes(Duration connect, Duration close) {
        return new SocketClientConfig(headers, tls, connect, sendTime, close, silence,
                maxMessageBytes);
    }

    /// The same with another time to send.
    public SocketClientConfig withSendTime(Duration send) {
        return new SocketClientConfig(headers, tls, connectTime, send, closeTime, silence,
                maxMessageBytes);
    }

    /// The same with another longest silence.
    public SocketClientConfig withSilence(Duration longest) {
        return new SocketClientConfig(headers, tls, connectTime, sendTime, closeTime, longest,
                maxMessageBytes);
    }
}
