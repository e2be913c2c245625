// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.nio.channels.SelectionKey;

/// What is told that its channel is ready: it hangs on the channel's key. Loop thread.
interface Ready {
    /// The channel can do what the key says.
    void ready(SelectionKey key);
}
