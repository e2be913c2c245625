// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

/// What a room itself has to say: a SYSTEM notice.
///
/// @param room the room's name
/// @param name whom it is about; empty when it is about the room
public record Notice(Kind kind, String room, String name) {
    /// What has happened.
    public enum Kind {
        /// A member has come in.
        JOINED,
        /// A member has gone.
        LEFT,
        /// A member was sent away, because it did not read what the room said.
        TOO_SLOW,
        /// The room closes.
        CLOSING
    }
}
