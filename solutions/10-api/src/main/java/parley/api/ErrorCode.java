// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Locale;

/// Why the messenger refuses: a closed set. Each code is one HTTP status, and one `code` in the
/// WebSocket protocol's `refused` and `error`. Retryable means: the same request can succeed later
/// without a change, and with the same client id it is never stored twice.
public enum ErrorCode {
    /// A field is missing, unknown, of the wrong type or form, or over its limit.
    BAD_REQUEST(400, false, "The request is not understood"),
    /// No session, an unknown one, or one that has expired.
    UNAUTHENTICATED(401, false, "Log in first"),
    /// The caller may not do this.
    FORBIDDEN(403, false, "Not allowed"),
    /// The account is suspended.
    SUSPENDED(403, false, "The account is suspended"),
    /// There is no such thing, or the caller may not know of it.
    NOT_FOUND(404, false, "Not found"),
    /// The client id was used before for something else.
    CONFLICT(409, false, "The client id was used for something else"),
    /// Somebody else changed the same thing at the same time.
    CHANGED(409, true, "Changed by somebody else just now"),
    /// The message was deleted.
    GONE(410, false, "Deleted"),
    /// Longer than a limit allows.
    TOO_LARGE(413, false, "Too large"),
    /// More than what is left of the caller's own room. 413 rather than 507, which here means that
    /// the same request can succeed later: this one cannot until the caller removes something.
    OVER_QUOTA(413, false, "Your files take all the room you have"),
    /// A group, a list of contacts, ... is full.
    FULL(409, false, "A limit is reached"),
    /// Too many requests.
    RATE_LIMITED(429, true, "Too many requests"),
    /// More is waiting than the server takes on.
    BUSY(503, true, "Too busy"),
    /// The store cannot take writes at the moment. Whether this one was stored, the same request
    /// with the same client id will tell.
    UNAVAILABLE(503, true, "The store is not available"),
    /// The disk has too little room. It was not stored.
    STORE_FULL(507, true, "The store is full"),
    /// The server is about to stop.
    STOPPING(503, true, "The server is stopping");

    private final int status;
    private final boolean retryable;
    private final String title;

    ErrorCode(int status, boolean retryable, String title) {
        this.status = status;
        this.retryable = retryable;
        this.title = title;
    }

    /// The code as it stands in JSON, in lower case: `rate_limited`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The HTTP status
    /// ([RFC 9110 §15](https://www.rfc-editor.org/rfc/rfc9110#section-15)).
    public int status() {
        return status;
    }

    /// Whether trying the same again can help.
    public boolean retryable() {
        return retryable;
    }

    /// What it is, in a few words: the title of a problem document.
    public String title() {
        return title;
    }
}
