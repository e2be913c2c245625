// SPDX-License-Identifier: Apache-2.0

/// The capstone: all parts assembled into one program.
///
/// ## Lab 15 (sketch)
///
/// A program that somebody else has to run: it says what it is set to, how it is, and ends without
/// losing anything. The parts come from the chapters before, yours or the reference.
///
/// | task | what you build                                        | where            | lines | points | graded is                                    |
/// |------|-------------------------------------------------------|------------------|-------|--------|----------------------------------------------|
/// | 15.1 | health and readiness                                  | `AdminDoor`      | 7     | 5      | up, store full, draining                     |
/// | 15.2 | settings from a file and the environment              | `SettingsReader` | 27    | 20     | which one counts; unknown names, bad values  |
/// | 15.3 | a start that fails half-way leaves nothing open       | `Undo`           | 8     | 10     | order; one that cannot be closed             |
/// | 15.4 | the drain                                             | `Program`        | 14    | 30     | every answer given; ends within its limit    |
/// | 15.5 | metrics                                               | `Metrics`        | 4     | 10     | Prometheus reads them; nothing counted twice |
/// | 15.6 | the client that comes back: cursors, gaps, answers    | `ClientInbox`    | 15    | 25     | cut at every frame: each entry once          |
/// | 15.7 | stretch: an end that hangs is ended                   | `Watchdog`       | 9     | +5     | in time, and not a moment before             |
/// | 15.8 | stretch: an extension of your own: federation, a bot  | only in this sketch yet | 40 | +20    | by a rubric, with the acceptance suite green |
///
/// Given around 15.6: when to come back. A line that dies without a word is noticed by its silence
/// ([parley.http.Silence]), which the protocol page asks of every client.
///
/// Principles: integrity (15.3, 15.4, 15.6), speed (15.5: what is not measured is not known),
/// security (15.1, 15.2: nothing runs on a setting that nobody meant).
///
/// What a student's version replaces: the program itself. It is started by [parley.messenger.Main]
/// and reached as everybody reaches it: over HTTP, WebSocket and frames, by the admin port, and
/// with [parley.messenger.MessengerClient]. So the acceptance suite grades any way of assembling it.
///
/// Moment: all parts yours, and a friend writes to you on it.
///
/// ## How it is put together
///
/// ```
///   Main -- Settings -- Program -- Store, Accounts, Messenger, Entrance, FramedEntrance, AdminDoor
///                          |          started from left to right, ended the other way round
///                          +-- Undo: what a failed start has opened is closed again
/// ```
package parley.messenger;
