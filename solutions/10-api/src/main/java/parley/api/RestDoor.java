// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Locale;
import java.util.Optional;
import parley.accounts.Addresses;
import parley.accounts.Identity;
import parley.http.Request;
import parley.store.User;

/// Says who asks, and whether they may ask at all: the session first, then its role, then how often.
final class RestDoor {
    private static final String SCHEME = "bearer ";

    private final TokenCheck tokens;
    private final RestLimiter limiter;

    RestDoor(TokenCheck tokens, RestLimiter limiter) {
        this.tokens = tokens;
        this.limiter = limiter;
    }

    /// Lets a request in.
    ///
    /// @return who asks; nobody for an operation that everybody may use
    /// @throws ApiException 401, 403 or 429
    Optional<Identity> admit(RestOperation operation, Request request) {
        // task 10.8: nobody for what everybody may do; else the session, how often, the role
        if (operation.access() == RestAccess.ANYBODY) {
            limiter.count(operation.bucket(), Addresses.key(request.peer().getAddress()));
            return Optional.empty();
        }
        Identity who = identity(request);
        limiter.count(operation.bucket(), who.userId());
        if (operation.access() == RestAccess.ADMIN && who.role() != User.Role.ADMIN)
            throw ApiException.forbidden("Only administrators may do this.");
        return Optional.of(who);
        // end 10.8
    }

    /// Whose token a request carries.
    Identity identity(Request request) {
        return identity(token(request));
    }

    Identity identity(String token) {
        return tokens.identity(token);
    }

    /// The token of `Authorization: Bearer TOKEN`
    /// ([RFC 6750 §2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)).
    static String token(Request request) {
        return request.header("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty() && token.length() <= Limit.TOKEN_CHARS.number())
                .orElseThrow(() -> new ApiException(
                        ErrorCode.UNAUTHENTICATED, "Log in, and send the session's token."));
    }
}
