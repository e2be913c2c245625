// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Locale;

/// Why the server closes a live connection: a closed set. The client gets a `bye` with the name,
/// then a close frame with the number
/// ([RFC 6455 §7.4](https://www.rfc-editor.org/rfc/rfc6455#section-7.4)).
public enum Bye {
    /// The server stops.
    STOPPING(1001, true, "The server stops. Come back in a moment."),
    /// Too many messages that are not understood.
    TOO_MANY_FAULTS(1008, false, "Too many messages were not understood."),
    /// A hello without a valid session.
    UNAUTHENTICATED(4001, false, "Say hello with a valid session first."),
    /// The session was ended: logged out, here or from another device, or expired.
    SESSION_ENDED(4002, false, "This session has ended. Log in again."),
    /// An administrator has suspended the account.
    SUSPENDED(4003, false, "The account is suspended."),
    /// The account is gone.
    ACCOUNT_DELETED(4004, false, "The account was deleted."),
    /// It read too slowly, twice.
    TOO_SLOW(4008, true, "The connection is too slow for what arrives. Resume."),
    /// Nothing came from the client, not even a pong, or no hello in time.
    SILENT(4009, true, "Nothing was heard from this client."),
    /// The person has more connections than allowed; the oldest goes.
    REPLACED(4010, false, "There are too many connections of this person."),
    /// More connections than this server takes.
    CROWDED(4011, true, "The server has too many connections.");

    private final int number;
    private final boolean comeBack;
    private final String text;

    Bye(int number, boolean comeBack, String text) {
        this.number = number;
        this.comeBack = comeBack;
        this.text = text;
    }

    /// The name as it stands in JSON, in lower case: `too_slow`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The number of the close frame.
    public int number() {
        return number;
    }

    /// Whether the client can connect again with the same session.
    public boolean comeBack() {
        return comeBack;
    }

    /// A sentence for people.
    public String text() {
        return text;
    }
}
