// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Instant;

/// What somebody has in hand after logging in.
///
/// @param token     43 chars of base64url that prove who they are; shown here and never again
/// @param identity  whom it proves
/// @param account   what others see of them
/// @param expiresAt when the token is worth nothing in any case; see [AccountLimits#idle()]
public record LoggedIn(String token, Identity identity, Account account, Instant expiresAt) {
    /// Never shows the token.
    @Override
    public String toString() {
        return "LoggedIn[" + identity + "]";
    }
}
