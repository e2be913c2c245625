// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// What is stored cannot be read: a checksum is wrong, a file is missing, or it was written by a
/// newer version. Opening again does not help; a backup does.
public final class StoreDamagedException extends StoreException {
    private static final long serialVersionUID = 1;

    /// @param message a sentence for the person who runs the server
    public StoreDamagedException(String message) {
        super(message);
    }

    /// @param message a sentence for the person who runs the server
    public StoreDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
