// SPDX-License-Identifier: Apache-2.0
package parley.api;

/// Who may ask for an operation.
enum RestAccess {
    /// Everybody, logged in or not.
    ANYBODY,
    /// Who holds a session.
    SESSION,
    /// Who holds a session of an administrator.
    ADMIN
}
