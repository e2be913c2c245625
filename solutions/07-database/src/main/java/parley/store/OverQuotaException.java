// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;

/// A file is larger than what its owner has left. Nothing was stored.
public final class OverQuotaException extends IOException {
    private static final long serialVersionUID = 1;

    /// @param ownerBytes what all files of the owner may have together
    public OverQuotaException(long ownerBytes) {
        super("the owner's files would have more than " + ownerBytes + " bytes");
    }
}
