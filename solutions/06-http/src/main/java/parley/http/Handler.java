// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;

/// Answers requests: what stands behind a [Route].
///
/// Each call runs on a virtual thread of its own, so it may wait for others. Calls that need long
/// stretches of the processor, files or native code belong on a small pool of platform threads:
/// [Route#onPool].
@FunctionalInterface
public interface Handler {
    /// Answers one request.
    ///
    /// @throws ProblemException to answer with a problem document instead
    /// @throws IOException when the peer is gone; anything else that a handler lets out is logged
    ///     and answered with 500, without a word of what it was
    Response handle(Request request) throws IOException;
}
