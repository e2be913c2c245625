// SPDX-License-Identifier: Apache-2.0

/// Rooms: who is there, a bounded outbox for each member, and broadcast with SYSTEM notices.
///
/// ## Lab 4 (sketch)
///
/// A chat server on virtual threads that nobody can hold up. The lab's program is
/// [parley.rooms.ChatServer]; the messenger uses [parley.rooms.Outbox], [parley.rooms.Room] and
/// [parley.rooms.Rooms] for its live connections, so these types and [parley.rooms.Member],
/// [parley.rooms.Notice], [parley.rooms.NoticeEncoder], [parley.rooms.Joined] and
/// [parley.rooms.Names] are what a student's version replaces.
///
/// | task | what you build                                       | where          | lines | points | graded is                                   |
/// |------|------------------------------------------------------|----------------|-------|--------|---------------------------------------------|
/// | 4.1  | a virtual thread for each client                     | `ChatThreads`  | 1     | 5      | two clients are served at once; its name    |
/// | 4.2  | the bounded outbox                                   | `Outbox`       | 15    | 20     | limit, order, wake, four producers at once  |
/// | 4.3  | coming and going, names once, SYSTEM notices         | `Room`         | 20    | 20     | names whatever their case, two at once      |
/// | 4.4  | broadcast: encoded once, same order, slow ones missed | `Room`        | 8     | 20     | order, shared bytes, a full outbox          |
/// | 4.5  | the writer's thread: all that waits in one flush     | `OutboxWriter` | 8     | 15     | order, flush, end; no busy waiting          |
/// | 4.6  | a graceful stop                                      | `ChatServer`   | 6     | 20     | last words arrive, nothing is left running  |
/// | 4.7  | stretch: a parallel downloader with progress         | only in this sketch yet | 40 | +15   | ranges, order, a server that is slow        |
///
/// Principles: integrity (4.2, 4.3, 4.6), speed (4.1, 4.4, 4.5), security (4.2: nobody fills the
/// server's memory; 4.3: nobody takes another's name).
///
/// Moment: your room holds the browser, a bot and a sleeping client; the sleeper misses messages,
/// nobody else notices.
///
/// ## Who calls what
///
/// ```
///   any thread --> Room.broadcast --> Outbox.offer --> wake --> the member's owner: Outbox.poll
/// ```
///
/// The owner is a virtual thread here ([parley.rooms.ChatServer]) and the IO thread of the
/// connection in the messenger. Nothing in a room waits.
package parley.rooms;
