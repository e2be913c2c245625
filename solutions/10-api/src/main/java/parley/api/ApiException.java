// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;
import java.util.Optional;

/// The one refusal of the messenger: thrown where the rule is broken, answered in one place by
/// each entrance (a problem document, a `refused`, an `error`).
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final long retryMillis;

    /// Refuses.
    ///
    /// @param detail a sentence for the caller: safe to send, no secret, nobody else's data
    public ApiException(ErrorCode code, String detail) {
        this(code, detail, Duration.ZERO);
    }

    /// Refuses, and says when to come back.
    ///
    /// @param retryAfter zero says nothing
    public ApiException(ErrorCode code, String detail, Duration retryAfter) {
        // A refusal is an answer, not a fault of this program: nobody reads its stack.
        super(detail, null, false, false);
        this.code = code;
        this.retryMillis = retryAfter.toMillis();
    }

    /// Why.
    public ErrorCode code() {
        return code;
    }

    /// The sentence for the caller.
    public String detail() {
        return getMessage();
    }

    /// How long to wait before the next try, if that is known.
    public Optional<Duration> retryAfter() {
        return retryMillis > 0 ? Optional.of(Duration.ofMillis(retryMillis)) : Optional.empty();
    }

    static ApiException bad(String detail) {
        return new ApiException(ErrorCode.BAD_REQUEST, detail);
    }

    static ApiException forbidden(String detail) {
        return new ApiException(ErrorCode.FORBIDDEN, detail);
    }

    static ApiException notFound(String what) {
        return new ApiException(ErrorCode.NOT_FOUND, "There is no such " + what + " for you.");
    }
}
