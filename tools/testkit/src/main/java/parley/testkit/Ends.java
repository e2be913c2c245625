// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.net.InetSocketAddress;
import parley.testkit.Transcript.Direction;

/// The two ends of a conversation in a transcript.
///
/// @param tcp whether it is a TCP connection; else datagrams
/// @param client who connected, or sent first
/// @param server the other one
/// @param testIsClient whether the test, not the code under test, is the client
record Ends(boolean tcp, InetSocketAddress client, InetSocketAddress server, boolean testIsClient) {
    /// Ports of conversations that took place without a network: bytes handed over in memory.
    static final int FIRST_MADE_UP_PORT = 50_000;
    static final int MADE_UP_SERVER_PORT = 9;

    /// Ends for bytes that never were on a network, so that a capture can hold them.
    static Ends madeUp(int number) {
        return new Ends(true, new InetSocketAddress(FIRST_MADE_UP_PORT + number),
            new InetSocketAddress(MADE_UP_SERVER_PORT), true);
    }

    /// Whether what goes in this direction comes from the client.
    boolean fromClient(Direction direction) {
        return switch (direction) {
            case TO_YOU -> testIsClient;
            case FROM_YOU -> !testIsClient;
            case TO_SERVER -> true;
            case TO_CLIENT -> false;
        };
    }
}
