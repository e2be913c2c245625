// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/// Puts a [Transport] over a socket.
@FunctionalInterface
public interface TransportFactory {
    /// Bytes go to the socket as they are.
    TransportFactory PLAIN = (channel, again) -> new PlainTransport(channel);

    /// A transport over a connected channel in non-blocking mode, which it owns from now on. Loop
    /// thread; must not wait.
    ///
    /// @param again asks the loop to call [Transport#flush()] once more, and to read if something is
    ///     [Transport#buffered()]: for work that was done on another thread. Any thread may run it
    Transport over(SocketChannel channel, Runnable again) throws IOException;
}
