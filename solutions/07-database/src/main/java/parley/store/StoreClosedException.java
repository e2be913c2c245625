// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// The store is closed, or waits to be reopened after a write that failed, so **nothing was
/// stored** by this call. The same write may succeed after [Store#reopen()].
public final class StoreClosedException extends StoreException {
    private static final long serialVersionUID = 1;

    /// @param message a sentence for the person who runs the server
    public StoreClosedException(String message) {
        super(message);
    }
}
