// SPDX-License-Identifier: Apache-2.0
package parley.api;

import parley.accounts.AccountException;
import parley.accounts.Accounts;
import parley.accounts.Identity;
import parley.store.StoreException;

/// Tells whose a session token is.
@FunctionalInterface
public interface TokenCheck {
    /// Looks a token up. May wait for the store.
    ///
    /// @throws ApiException [ErrorCode#UNAUTHENTICATED] or [ErrorCode#SUSPENDED]
    Identity identity(String token);

    /// Asks 08's accounts.
    static TokenCheck of(Accounts accounts) {
        return token -> {
            try {
                return accounts.authenticate(token);
            } catch (AccountException e) {
                throw refusal(e);
            } catch (StoreException e) {
                throw Readers.refusal(e);
            }
        };
    }

    /// What the messenger says when the accounts refuse.
    static ApiException refusal(AccountException refused) {
        ErrorCode code = switch (refused.code()) {
            case NAME_REFUSED, PASSWORD_REFUSED -> ErrorCode.BAD_REQUEST;
            case WRONG_CREDENTIALS, NOT_SIGNED_IN -> ErrorCode.UNAUTHENTICATED;
            case SUSPENDED -> ErrorCode.SUSPENDED;
            case NOT_ALLOWED -> ErrorCode.FORBIDDEN;
            case NO_SUCH_SESSION, NO_SUCH_USER -> ErrorCode.NOT_FOUND;
            case NAME_TAKEN -> ErrorCode.CONFLICT;
            case CONFLICT -> ErrorCode.CHANGED;
            case TOO_MANY_TRIES -> ErrorCode.RATE_LIMITED;
            case BUSY -> ErrorCode.BUSY;
        };
        return new ApiException(
                code, refused.getMessage(), refused.retryAfter().orElse(java.time.Duration.ZERO));
    }
}
