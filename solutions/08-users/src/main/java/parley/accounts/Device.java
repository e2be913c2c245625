// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Instant;

/// A device in a person's list.
///
/// @param sessionId what to give to [Accounts#logOut(Identity, String)]
/// @param name      what the device calls itself
/// @param seenAt    when it was last used, to within some minutes
/// @param expiresAt when it is signed out if it is not used, or for its age, whatever comes first
/// @param current   whether it is the one that asks
public record Device(String sessionId, String name, Instant createdAt, Instant seenAt,
        Instant expiresAt, boolean current) {}
