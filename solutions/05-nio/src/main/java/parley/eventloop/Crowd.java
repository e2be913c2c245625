// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Lets nobody take all the places: counts the connections of each address. Loop thread only.
final class Crowd {
    /// Everybody who has IPv6 has at least 64 bits of addresses to choose from.
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int most;
    private final Map<String, Integer> here = new HashMap<>();

    /// @param most connections of one address
    Crowd(int most) {
        this.most = most;
    }

    /// Whether an address has as many as it may have.
    boolean full(InetAddress address) {
        return here.getOrDefault(network(address), 0) >= most;
    }

    void enter(InetAddress address) {
        here.merge(network(address), 1, Integer::sum);
    }

    void leave(InetAddress address) {
        here.computeIfPresent(network(address), (key, count) -> count > 1 ? count - 1 : null);
    }

    /// How many addresses are remembered.
    int addresses() {
        return here.size();
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        int counted = bytes.length > 4 ? IPV6_NETWORK_BYTES : bytes.length;
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, counted));
    }
}
