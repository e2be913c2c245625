// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// What of an address stands for one household or company.
public final class Addresses {
    private static final int IPV6_NETWORK_BYTES = 8;

    private Addresses() {}

    /// An IPv4 address as it is; of IPv6 the first 64 bits, since everybody has at least that many
    /// addresses to choose from.
    public static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean wide = address instanceof Inet6Address;
        return HexFormat.of().formatHex(wide ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
    }
}
