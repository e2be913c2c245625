// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.util.Set;

/// What happens elsewhere when accounts change. Called on the thread that makes the change.
public interface AccountHooks {
    /// Nothing happens elsewhere.
    AccountHooks NONE = new AccountHooks() {};

    /// These sessions have ended: signed out, suspended, deleted, too old. Their tokens are worth
    /// nothing by now; live connections that came in with one are to be closed. Must not wait.
    ///
    /// @param userId     whose they were
    /// @param sessionIds which; never empty
    default void sessionsEnded(String userId, Set<String> sessionIds) {}

    /// A user is being deleted: take them out of all groups, and return when that is durable. A
    /// group whose owner leaves needs another owner, or an end. May be called again for the same
    /// user, when a deletion was cut in the middle; may throw, and will then be called again later.
    default void leaveGroups(String userId) {}
}
