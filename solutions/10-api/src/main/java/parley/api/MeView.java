// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import java.util.Locale;
import parley.accounts.Account;

/// A person as they see themselves.
record MeView(String id, String name, String displayName, String role, Instant createdAt) {
    static MeView of(Account account) {
        return new MeView(account.id(), account.name(), account.displayName(),
                account.role().name().toLowerCase(Locale.ROOT), account.createdAt());
    }

    /// A person as administrators see them.
    record ForAdmin(String id, String name, String displayName, String role, String state,
            Instant createdAt) {
        static ForAdmin of(Account account) {
            return new ForAdmin(account.id(), account.name(), account.displayName(),
                    account.role().name().toLowerCase(Locale.ROOT),
                    account.state().name().toLowerCase(Locale.ROOT), account.createdAt());
        }
    }
}
