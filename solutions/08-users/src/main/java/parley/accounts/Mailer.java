// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

/// Tells people about their accounts outside the messenger. The chapter on mail sends letters;
/// until then nobody is told. Verification of an address and resetting a forgotten password belong
/// here too: both are a one-time code in a letter, checked like a token (stored hashed,
/// short-lived, a few tries).
@FunctionalInterface
public interface Mailer {
    /// Tells nobody.
    Mailer NONE = (userId, notice) -> {};

    /// What there is to tell.
    enum Notice {
        /// Welcome.
        SIGNED_UP,
        /// Somebody logged in on another device.
        NEW_DEVICE,
        /// The password has been changed.
        PASSWORD_CHANGED,
        /// The account is gone.
        DELETED
    }

    /// Tells a user. Must not wait and not throw: a letter is queued, or given up.
    void tell(String userId, Notice notice);
}
