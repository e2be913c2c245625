// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;

/// How much a file may have.
///
/// @param maxBytes   the largest file
/// @param ownerBytes what all files of its owner may have together, see [Files#bytesOf(String)]
/// @param usedBytes  what the others of them have
record Room(long maxBytes, long ownerBytes, long usedBytes) {
    /// @param bytes of the file, as far as they are known
    /// @throws TooLargeException when that is too much for any file
    /// @throws OverQuotaException when that is too much for this owner
    void check(long bytes) throws IOException {
        if (bytes > maxBytes) throw new TooLargeException(maxBytes);
        if (usedBytes + Files.OVERHEAD_BYTES + bytes > ownerBytes)
            throw new OverQuotaException(ownerBytes);
    }
}
