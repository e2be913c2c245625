// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// Too little space is left, so **nothing was stored**. Reading goes on; the same write may succeed
/// once there is space again.
public final class StoreFullException extends StoreException {
    private static final long serialVersionUID = 1;

    /// @param message a sentence for the person who runs the server
    public StoreFullException(String message) {
        super(message);
    }
}
