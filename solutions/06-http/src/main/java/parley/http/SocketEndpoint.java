// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.List;
import java.util.Optional;

/// A place where WebSockets connect: `/api/v1/socket`.
@FunctionalInterface
public interface SocketEndpoint {
    /// Decides about a handshake, before the upgrade. Runs on a virtual thread; it may wait.
    ///
    /// @return who handles the new connection. When the peer is gone before the upgrade is done,
    ///     none of its methods is ever called
    /// @throws ProblemException to refuse: 401, 403, 429 ...
    SocketHandler accept(Request handshake);

    /// Chooses one of the subprotocols that the peer offers
    /// ([RFC 6455 §1.9](https://www.rfc-editor.org/rfc/rfc6455#section-1.9)). None, unless this
    /// is overridden.
    ///
    /// @param offered in the peer's order of preference; may be empty
    default Optional<String> subprotocol(List<String> offered) {
        return Optional.empty();
    }
}
