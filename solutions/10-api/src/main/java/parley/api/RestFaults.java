// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import parley.accounts.AccountException;
import parley.http.Header;
import parley.http.Problem;
import parley.http.ProblemException;

/// Turns refusals into problem documents, in one place.
final class RestFaults {
    private static final String TYPE = "urn:parley:problem:";
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

    private RestFaults() {
    }

    /// A refusal of the rules, as HTTP says it.
    static ProblemException problem(ApiException refusal) {
        ErrorCode code = refusal.code();
        Problem problem = Problem.of(code.status(), TYPE + code.code(), code.title(),
                refusal.detail()).with("code", code.code());
        return new ProblemException(problem, headers(refusal));
    }

    /// A refusal of the accounts, as HTTP says it. A wrong password is 401 where it should have
    /// opened a session, and 403 where there is one.
    static ProblemException problem(AccountException refusal, boolean session) {
        String code = refusal.code().name().toLowerCase(Locale.ROOT);
        int status = switch (refusal.code()) {
            case NAME_TAKEN, CONFLICT -> 409;
            case NAME_REFUSED, PASSWORD_REFUSED -> 422;
            case WRONG_CREDENTIALS -> session ? 403 : 401;
            case SUSPENDED, NOT_ALLOWED -> 403;
            case NOT_SIGNED_IN -> 401;
            case NO_SUCH_SESSION, NO_SUCH_USER -> 404;
            case TOO_MANY_TRIES -> 429;
            case BUSY -> 503;
        };
        Problem problem = Problem.of(status, TYPE + code, code.replace('_', ' '),
                refusal.getMessage()).with("code", code);
        ProblemException thrown = new ProblemException(problem);
        if (status == 401) thrown = thrown.with("WWW-Authenticate", "Bearer");
        if (status != 429 && status != 503) return thrown;
        Duration wait = refusal.retryAfter().orElse(LEAST_WAIT);
        return thrown.with("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    private static List<Header> headers(ApiException refusal) {
        if (refusal.code() == ErrorCode.UNAUTHENTICATED)
            return List.of(new Header("WWW-Authenticate", "Bearer"));
        if (!refusal.code().retryable()) return List.of();
        Duration wait = refusal.retryAfter().orElse(LEAST_WAIT);
        long seconds = Math.max(LEAST_WAIT.toSeconds(), wait.plusMillis(999).toSeconds());
        return List.of(new Header("Retry-After", Long.toString(seconds)));
    }
}
