// SPDX-License-Identifier: Apache-2.0
package parley.http;

/// Which end of a WebSocket this side is. A client masks every frame, a server none:
/// [RFC 6455 §5.1](https://www.rfc-editor.org/rfc/rfc6455#section-5.1).
public enum Role {
    /// Accepted the handshake.
    SERVER,
    /// Began it.
    CLIENT
}
