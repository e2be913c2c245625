// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.xnio.StreamConnection;

/// Lets nobody take all the places: counts the open connections of each address. Any thread.
///
/// Undertow gives its own listeners to a connection, again with each protocol that it changes to,
/// so nobody can be told of its end. Those that have ended are looked for instead: when an address
/// has reached its limit, and after some newcomers everywhere.
final class Crowd {
    private static final int NEWCOMERS_BETWEEN_LOOKS = 256;
    /// Everybody who has IPv6 has at least 64 bits of addresses to choose from.
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int most;
    private final Map<String, List<StreamConnection>> here = new HashMap<>();
    private int newcomers;

    /// @param most connections of one address
    Crowd(int most) {
        this.most = most;
    }

    /// Counts a new connection.
    ///
    /// @return false when its address has as many already, or it is gone again: then it is not
    ///     counted
    synchronized boolean enter(StreamConnection channel) {
        InetSocketAddress peer = channel.getPeerAddress(InetSocketAddress.class);
        if (peer == null) return false;
        if (++newcomers % NEWCOMERS_BETWEEN_LOOKS == 0) forgetEnded();
        List<StreamConnection> same =
                here.computeIfAbsent(network(peer.getAddress()), key -> new ArrayList<>());
        if (same.size() >= most) same.removeIf(one -> !one.isOpen());
        return same.size() < most && same.add(channel);
    }

    private void forgetEnded() {
        here.values().forEach(same -> same.removeIf(one -> !one.isOpen()));
        here.values().removeIf(List::isEmpty);
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        int counted = bytes.length > 4 ? IPV6_NETWORK_BYTES : bytes.length;
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, counted));
    }
}
