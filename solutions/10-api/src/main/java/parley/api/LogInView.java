// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import parley.accounts.LoggedIn;

/// What somebody gets who has logged in.
record LogInView(String token, String user, String session, Instant expiresAt) {
    static LogInView of(LoggedIn in) {
        return new LogInView(in.token(), in.identity().userId(), in.identity().sessionId(),
                in.expiresAt());
    }

    /// Never shows the token.
    @Override
    public String toString() {
        return "LogInView[" + user + "]";
    }
}
