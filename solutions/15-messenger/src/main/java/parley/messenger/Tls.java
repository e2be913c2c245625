// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import parley.crypto.LocalAuthority;
import parley.crypto.TlsChannels;
import parley.crypto.TlsContexts;
import parley.eventloop.TransportFactory;

/// How the entrances encrypt.
///
/// @param context for HTTPS and WebSockets
/// @param channels for framed connections
/// @param authority whom clients have to trust; nothing with a certificate of one's own
/// @param hosts the names and addresses that the certificate is for; empty with one's own
record Tls(SSLContext context, TlsChannels channels, Optional<LocalAuthority> authority,
        List<String> hosts) implements AutoCloseable {
    private static final String FOLDER = "tls";
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

    /// What the settings ask for; nothing without TLS.
    ///
    /// @param data the data folder, in which the local authority lives
    /// @throws IOException when a file cannot be read or made, with a sentence
    static Optional<Tls> of(Settings settings, Path data) throws IOException {
        if (!settings.secure()) return Optional.empty();
        if (settings.ownCertificate()) {
            var context = TlsContexts.server(Path.of(settings.text(SettingTable.TLS_CERT)),
                    Path.of(settings.text(SettingTable.TLS_KEY)));
            return Optional.of(tls(context, Optional.empty(), List.of()));
        }
        var authority = LocalAuthority.open(data.resolve(FOLDER), Clock.systemUTC());
        var hosts = namesOfThisMachine();
        return Optional.of(tls(TlsContexts.server(authority, hosts), Optional.of(authority),
                hosts));
    }

    TransportFactory transports() {
        return channels.server(context);
    }

    /// Ends the threads of the handshakes.
    @Override
    public void close() {
        channels.close();
    }

    private static Tls tls(SSLContext context, Optional<LocalAuthority> authority,
            List<String> hosts) {
        return new Tls(context, new TlsChannels(), authority, hosts);
    }

    /// What this machine may be called by others on the network.
    private static List<String> namesOfThisMachine() throws IOException {
        var hosts = new TreeSet<>(LOOPBACK);
        hosts.addAll(addresses());
        var name = InetAddress.getLocalHost().getHostName();
        if (name.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) hosts.add(name);
        return List.copyOf(hosts);
    }

    /// The addresses of this machine that others on the network can reach: IPv4, and no others,
    /// because only they can be typed.
    static List<String> addresses() throws IOException {
        var found = new ArrayList<String>();
        for (var card : NetworkInterface.networkInterfaces().toList()) {
            if (!card.isUp() || card.isLoopback()) continue;
            card.inetAddresses().filter(address -> address.getAddress().length == 4)
                    .map(InetAddress::getHostAddress).forEach(found::add);
        }
        return found;
    }
}
