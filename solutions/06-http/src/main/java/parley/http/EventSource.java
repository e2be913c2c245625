// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;

/// Where the events of a stream come from.
@FunctionalInterface
public interface EventSource {
    /// Sends events until it returns, which ends the stream. Runs on a virtual thread and may take
    /// hours; it should send something at least every half minute, if only a comment, because that
    /// is how a peer that is gone is noticed. It is interrupted when the server ends.
    ///
    /// @throws IOException when the peer is gone
    /// @throws InterruptedException when it was told to end
    void run(EventStream out) throws IOException, InterruptedException;
}
