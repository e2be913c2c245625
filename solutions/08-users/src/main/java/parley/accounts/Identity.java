// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import parley.store.User;

/// Who is asking, as a session token has proved.
///
/// @param userId    see [parley.store.Ids#user()]
/// @param sessionId the device's session, which [AccountHooks#sessionsEnded] names when it ends
/// @param role      what they may do beyond using the messenger
public record Identity(String userId, String sessionId, User.Role role) {
    /// Whether they may do what administrators may.
    public boolean admin() {
        return role == User.Role.ADMIN;
    }
}
