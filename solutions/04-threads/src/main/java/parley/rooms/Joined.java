// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

/// How it went when somebody wanted into a room.
public enum Joined {
    /// It is a member now.
    WELCOME,
    /// Somebody there has this name already.
    NAME_TAKEN,
    /// The room has as many members as it may have.
    FULL,
    /// The room is closed.
    CLOSED
}
