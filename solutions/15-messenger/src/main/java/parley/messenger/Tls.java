// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import parley.eventloop.TransportFactory;

/// How the entrances encrypt.
///
/// @param context for HTTPS and WebSockets
/// @param transports for framed connections
/// @param authority the certificate that clients have to trust; nothing with one of your own
record Tls(SSLContext context, TransportFactory transports, Optional<Path> authority) {
    /// What the settings ask for; nothing without TLS.
    static Optional<Tls> of(Settings settings, Path data) {
        if (!settings.secure()) return Optional.empty();
        throw new SettingsException("TLS is still to come in this version (" + data + ").");
    }
}
