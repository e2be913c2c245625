// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Duration;
import java.util.Optional;

/// What was asked for is refused. The text is a sentence for the person who asked: it says what to
/// do, and holds no secret.
public final class AccountException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Why.
    public enum Code {
        /// The name belongs to somebody.
        NAME_TAKEN,
        /// The name breaks a rule, which the text says.
        NAME_REFUSED,
        /// The password breaks a rule, which the text says.
        PASSWORD_REFUSED,
        /// Name or password is wrong; nobody says which.
        WRONG_CREDENTIALS,
        /// An administrator has stopped this account.
        SUSPENDED,
        /// Too many tries; [#retryAfter()] says when to come back.
        TOO_MANY_TRIES,
        /// Too many passwords wait to be checked; [#retryAfter()] says when to come back.
        BUSY,
        /// The token is none, has expired, or was signed out.
        NOT_SIGNED_IN,
        /// There is no session with this id in the person's list.
        NO_SUCH_SESSION,
        /// There is no user with this id.
        NO_SUCH_USER,
        /// Only administrators may, or nobody may do it to themselves.
        NOT_ALLOWED,
        /// Somebody else has changed the same thing at the same time, again and again.
        CONFLICT
    }

    private final Code code;
    private final transient Duration retryAfter;

    private AccountException(Code code, String sentence, Duration retryAfter) {
        super(sentence);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    AccountException(Code code, String sentence) {
        this(code, sentence, Duration.ZERO);
    }

    static AccountException tooManyTries(Duration wait) {
        return new AccountException(Code.TOO_MANY_TRIES,
                "Too many tries. Try again in " + seconds(wait) + " s.", wait);
    }

    static AccountException busy(Duration wait) {
        return new AccountException(Code.BUSY,
                "Too many people log in now. Try again in " + seconds(wait) + " s.", wait);
    }

    static AccountException wrongCredentials() {
        return new AccountException(Code.WRONG_CREDENTIALS, "Name or password is wrong.");
    }

    static AccountException notSignedIn() {
        return new AccountException(Code.NOT_SIGNED_IN, "You are not signed in. Log in again.");
    }

    static AccountException suspended() {
        return new AccountException(Code.SUSPENDED,
                "This account is suspended. Ask an administrator of this server.");
    }

    static AccountException conflict() {
        return new AccountException(Code.CONFLICT,
                "Somebody changed the same account at the same time. Try again.");
    }

    /// Why.
    public Code code() {
        return code;
    }

    /// How long to wait before trying again, if that can help; whole seconds or more.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter).filter(Duration::isPositive)
                .map(wait -> Duration.ofSeconds(seconds(wait)));
    }

    private static long seconds(Duration wait) {
        return Math.max(1, Math.ceilDiv(wait.toMillis(), 1000));
    }
}
