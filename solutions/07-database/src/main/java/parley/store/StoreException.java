// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// The store could not do it. After a write it is **not known** whether it was stored: do not
/// acknowledge, do not deny; [Store#reopen()], and read what is there.
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param message a sentence for the person who runs the server
    public StoreException(String message) {
        super(message);
    }

    /// @param message a sentence for the person who runs the server
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
