// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

/// Somebody in a room: a person at a browser, a bot, a client that fell asleep. The room knows a
/// name and an outbox, and nothing of the connection behind them.
public interface Member {
    /// The name, unique in a room without regard to case.
    String name();

    /// Where the room puts what this member has to see.
    Outbox outbox();

    /// A message did not fit into the outbox, or the outbox is closed: this member has missed it.
    /// The room goes on without waiting. What follows is the member's own decision: to be closed,
    /// or to catch up later.
    ///
    /// Called by whoever broadcasts, outside all locks of the room; must be quick and never wait.
    /// It may leave the room.
    void overflowed();
}
