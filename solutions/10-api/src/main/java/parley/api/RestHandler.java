// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.io.IOException;
import parley.http.Response;

/// Does what an operation is for. Runs on the virtual thread of the request, or on a reader of the
/// store ([RestOperation#onReader()]), after access, limits and input have been checked.
@FunctionalInterface
interface RestHandler {
    /// Answers one call.
    ///
    /// @throws ApiException to refuse it
    Response handle(RestCall call) throws IOException;
}
