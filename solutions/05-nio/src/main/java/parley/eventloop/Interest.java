// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.nio.channels.SelectionKey;

/// What the selector should watch a connection for.
final class Interest {
    private Interest() {}

    /// The operations to wait for. A socket can nearly always be written: whoever waits for that
    /// with nothing to write is woken at once, again and again, and burns a whole core.
    ///
    /// @param reading whether bytes of the peer are welcome
    /// @param unsent whether bytes wait for the socket to take them
    static int of(boolean reading, boolean unsent) {
        // task 5.1: OP_READ if reading, OP_WRITE if unsent, both, or 0
        return (reading ? SelectionKey.OP_READ : 0) | (unsent ? SelectionKey.OP_WRITE : 0);
        // end 5.1
    }
}
