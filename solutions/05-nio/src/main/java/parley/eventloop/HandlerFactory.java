// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.net.InetSocketAddress;

/// Makes the handler for a connection that has come in.
@FunctionalInterface
public interface HandlerFactory {
    /// A handler for a new connection. Loop thread; must not wait.
    ///
    /// @param peer where the connection comes from
    ConnectionHandler handlerFor(InetSocketAddress peer);
}
