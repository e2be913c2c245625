// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where people are logged in. The store does not look at the clock: a session that has expired is
/// there until [#removeExpired(Instant)], so compare [Session#expiresAt()] when you read one.
public interface Sessions {
    /// Stores a new session.
    void add(Session session);

    /// The session whose token has this hash.
    Optional<Session> byTokenHash(String tokenHash);

    /// All sessions of a user, by session id.
    List<Session> ofUser(String userId);

    /// Removes one session of a user.
    ///
    /// @return false when there is none with this id
    boolean remove(String userId, String sessionId);

    /// Removes a user's sessions.
    ///
    /// @param exceptSessionId one to keep, or empty
    /// @return how many were removed
    int removeAll(String userId, String exceptSessionId);

    /// Notes when a session was used. Not durable at once, and no error when there is none.
    void seen(String tokenHash, Instant at);

    /// Removes the sessions that have expired at `now` or before.
    ///
    /// @return how many were removed
    int removeExpired(Instant now);
}
