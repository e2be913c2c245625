// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;
import java.util.Objects;

/// A person.
///
/// @param id           see [Ids#user()]; never given to anybody else
/// @param name         what they log in with; no two people have names that [Names#fold(String)]
///     to the same
/// @param displayName  what others see
/// @param passwordHash with its parameters; empty when nobody can log in
/// @param createdAt    when they signed up; stored in milliseconds
/// @param version      0 for a new user, then counted up by the store with each change
public record User(String id, String name, String displayName, String passwordHash,
        Instant createdAt, State state, Role role, long version) {

    /// Whether they can use the messenger.
    public enum State {
        /// Can log in.
        ACTIVE,
        /// An administrator has stopped them; nothing of theirs is gone.
        SUSPENDED,
        /// Gone. The record stays, so that their messages have a sender: "deleted account".
        DELETED
    }

    /// What they may do beyond using the messenger.
    public enum Role {
        /// Nothing more.
        USER,
        /// See and suspend users, read the server's state.
        ADMIN
    }

    /// @throws IllegalArgumentException when the id is not one, or the name is empty or too long
    public User {
        Ids.check(id);
        name = Limits.name(name);
        displayName = Limits.text(displayName, Limits.MAX_NAME_CHARS);
        passwordHash = Limits.text(passwordHash, Limits.MAX_HASH_CHARS);
        createdAt = Limits.millis(createdAt);
        Objects.requireNonNull(state);
        Objects.requireNonNull(role);
    }

    /// The same user under another version.
    public User withVersion(long other) {
        return new User(id, name, displayName, passwordHash, createdAt, state, role, other);
    }

    /// Never shows the hash.
    @Override
    public String toString() {
        return "User[" + id + ", " + name + ", " + state + ", " + role + ", v" + version + "]";
    }
}
