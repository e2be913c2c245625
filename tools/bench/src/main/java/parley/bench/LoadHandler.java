// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.nio.ByteBuffer;

/// What a load connection tells the scenario that made it. All calls come from the loop's thread.
interface LoadHandler {
    /// The server has accepted the WebSocket.
    void opened(LoadConnection connection);

    /// A whole text message has arrived.
    ///
    /// @param utf8 valid during the call only
    void text(LoadConnection connection, ByteBuffer utf8);

    /// The connection is gone.
    ///
    /// @param why what ended it, in words
    void closed(LoadConnection connection, String why);
}
