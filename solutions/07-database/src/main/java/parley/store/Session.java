// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;

/// A device on which a person is logged in.
///
/// @param tokenHash what is left of the token: the token itself is never stored
/// @param id        what the person sees in their list of devices; see [Ids#session()]
/// @param device    what the device calls itself
/// @param seenAt    when it was last used, roughly
/// @param expiresAt from then on the token is worth nothing
public record Session(String tokenHash, String id, String userId, String device, Instant createdAt,
        Instant seenAt, Instant expiresAt) {

    /// @throws IllegalArgumentException when an id is not one, or a text is too long
    public Session {
        Ids.check(tokenHash);
        Ids.check(id);
        Ids.check(userId);
        device = Limits.text(device, Limits.MAX_NAME_CHARS);
        createdAt = Limits.millis(createdAt);
        seenAt = Limits.millis(seenAt);
        expiresAt = Limits.millis(expiresAt);
    }

    /// The same session, used later.
    public Session withSeenAt(Instant later) {
        return new Session(tokenHash, id, userId, device, createdAt, later, expiresAt);
    }

    /// Never shows the hash.
    @Override
    public String toString() {
        return "Session[" + id + " of " + userId + " on " + device + "]";
    }
}
