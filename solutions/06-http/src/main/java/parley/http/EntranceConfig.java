// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// How an [Entrance] is set up.
///
/// @param bind where it listens; port 0 for any free port
/// @param tls how connections are encrypted; nothing for plain HTTP
/// @param origins web sites whose pages may call from other addresses (CORS, and WebSockets of
///     pages from elsewhere): `https://chat.example.org`. Usually none
/// @param limits on everything that a peer controls
public record EntranceConfig(InetSocketAddress bind, Optional<SSLContext> tls,
        Set<String> origins, EntranceLimits limits) {
    /// Keeps a copy of the origins.
    public EntranceConfig {
        origins = Set.copyOf(origins);
    }

    /// Plain HTTP with the usual limits.
    public static EntranceConfig plain(InetSocketAddress bind) {
        return new EntranceConfig(bind, Optional.empty(), Set.of(), EntranceLimits.usual());
    }

    /// HTTPS with the usual limits.
    public static EntranceConfig secure(InetSocketAddress bind, SSLContext tls) {
        return new EntranceConfig(bind, Optional.of(tls), Set.of(), EntranceLimits.usual());
    }

    /// The same with other limits.
    public EntranceConfig with(EntranceLimits other) {
        return new EntranceConfig(bind, tls, origins, other);
    }

    /// The same for pages of these sites too.
    public EntranceConfig withOrigins(Set<String> others) {
        return new EntranceConfig(bind, tls, others, limits);
    }
}
