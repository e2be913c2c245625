// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import parley.http.Silence;

/// How a client of the framed entrance is set up.
///
/// @param tls whom to trust; nothing for a connection that is not encrypted
/// @param patience how long connecting, one read of TLS's handshake and one write may take
/// @param silence how long the server may say nothing, not even to a PING; then the line is dead
public record FramedClientConfig(Optional<SSLContext> tls, Duration patience, Duration silence) {
    /// The usual time to connect and to write.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException when one is not positive
    public FramedClientConfig {
        if (!patience.isPositive() || !silence.isPositive())
            throw new IllegalArgumentException("a limit that is not positive");
    }

    /// The usual limits, not encrypted.
    public static FramedClientConfig usual() {
        return new FramedClientConfig(Optional.empty(), PATIENCE, Silence.LONGEST);
    }

    /// The same, encrypted, trusting as this context does.
    public FramedClientConfig withTls(SSLContext context) {
        return new FramedClientConfig(Optional.of(context), patience, silence);
    }

    /// The same with other limits.
    public FramedClientConfig withTimes(Duration some, Duration longestSilence) {
        return new FramedClientConfig(tls, some, longestSilence);
    }
}
