// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;
import java.util.List;
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

    private static List<Header> headers(ApiException refusal) {
        if (refusal.code() == ErrorCode.UNAUTHENTICATED)
            return List.of(new Header("WWW-Authenticate", "Bearer"));
        if (!refusal.code().retryable()) return List.of();
        Duration wait = refusal.retryAfter().orElse(LEAST_WAIT);
        long seconds = Math.max(LEAST_WAIT.toSeconds(), wait.plusMillis(999).toSeconds());
        return List.of(new Header("Retry-After", Long.toString(seconds)));
    }
}
