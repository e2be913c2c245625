// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// One end of a conversation: a machine and a port on it.
///
/// @param host a name or an address: `example.org`, `192.168.1.7`, `::1`
/// @param port 0 to 65535; 0 means "any free port" and makes sense only for listening
// --8<-- [start:endpoint]
public record Endpoint(String host, int port) {
    /// The highest port: it has two bytes in every TCP segment.
    public static final int MAX_PORT = 65_535;
    // --8<-- [end:endpoint]
    /// The longest host name
    /// ([RFC 1035 §2.3.4](https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4)).
    public static final int MAX_HOST_CHARS = 255;

    /// Checks both parts; looks nothing up.
    ///
    /// @throws IllegalArgumentException for a host that is blank, too long or has white space in
    ///     it, and for a port outside 0 to 65535
    public Endpoint {
        if (host.isEmpty() || host.length() > MAX_HOST_CHARS
                || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '[' || c == ']'))
            throw new IllegalArgumentException("not a host: '" + host + "'");
        if (port < 0 || port > MAX_PORT)
            throw new IllegalArgumentException("a port is 0 to " + MAX_PORT + ", not " + port);
    }

    /// A port of this machine that other machines cannot reach. The address is written out,
    /// because the name `localhost` may mean IPv4 here and IPv6 there.
    // --8<-- [start:loopback]
    public static Endpoint loopback(int port) {
        return new Endpoint("127.0.0.1", port);
    }
    // --8<-- [end:loopback]

    /// The endpoint that a socket reports.
    public static Endpoint of(InetSocketAddress address) {
        return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
    }

    /// Reads `host:port`. An IPv6 address stands in brackets, `[::1]:5000`, as in a URL
    /// ([RFC 3986 §3.2.2](https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2)).
    ///
    /// @throws IllegalArgumentException for anything else, with the text in the message
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.isEmpty() || !bracketed && host.contains(":"))
            throw new IllegalArgumentException("not HOST:PORT: '" + text + "'");
        return new Endpoint(
                bracketed ? host.substring(1, host.length() - 1) : host,
                portNumber(text.substring(colon + 1)));
    }

    private static int portNumber(String digits) {
        if (!digits.matches("[0-9]{1,5}"))
            throw new IllegalArgumentException("not a port: '" + digits + "'");
        return Integer.parseInt(digits);
    }

    /// The address for `connect` and `bind`; asks the name service when the host is a name.
    ///
    /// @throws UnknownHostException when the name has no address
    public InetSocketAddress resolve() throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /// `host:port`, as [#parse(String)] reads it.
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
