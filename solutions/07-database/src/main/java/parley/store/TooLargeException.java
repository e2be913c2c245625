// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;

/// There is more content than was allowed.
public final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    /// @param maxBytes what was allowed
    public TooLargeException(long maxBytes) {
        super("more than " + maxBytes + " bytes");
    }
}
