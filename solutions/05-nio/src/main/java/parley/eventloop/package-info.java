// SPDX-License-Identifier: Apache-2.0

/// One thread and a selector for tens of thousands of connections.
///
/// ## Lab 5 (sketch)
///
/// A server that holds everybody on one thread and waits for nobody. The messenger's framed TCP
/// entrance runs on it, plain and over TLS.
///
/// | task | what you build                                              | where           | lines | points | graded is                                     |
/// |------|-------------------------------------------------------------|-----------------|-------|--------|-----------------------------------------------|
/// | 5.1  | what to wait for: write interest only when something waits  | `Interest`      | 1     | 5      | the four cases; an idle loop sleeps           |
/// | 5.2  | let connections in, as many as there is room for            | `Acceptor`      | 8     | 10     | many at once; the one too many waits outside  |
/// | 5.3  | read into one shared buffer, notice the end                 | `Lifecycle`     | 9     | 20     | whole, dribbled, half-closed, paused          |
/// | 5.4  | write what the socket takes, keep the rest                  | `Outgoing`      | 9     | 25     | megabytes through small writes; a slow reader |
/// | 5.5  | the timer wheel                                             | `TimerWheel`    | 14    | 20     | order, cancelled, many turns, never early     |
/// | 5.6  | the heartbeat                                               | `FramedHandler` | 8     | 20     | a silent peer goes, one that answers stays    |
/// | 5.7  | stretch: connect to many servers at once                    | only in this sketch yet | 30 | +10    | refused, unanswered, made                     |
///
/// Principles: integrity (5.3, 5.4), speed (5.1, 5.4, 5.5), security (5.2, 5.6: nobody takes all the
/// places).
///
/// Public API that a student's version replaces: [parley.eventloop.EventLoop] with
/// [parley.eventloop.LoopConfig], [parley.eventloop.ConnectionHandler],
/// [parley.eventloop.Connection], [parley.eventloop.HandlerFactory],
/// [parley.eventloop.TimerWheel] with [parley.eventloop.Timer]; for frames
/// [parley.eventloop.FramedHandler], [parley.eventloop.FrameHandler],
/// [parley.eventloop.FrameConnection], [parley.eventloop.Heartbeat] and
/// [parley.eventloop.Control]; and the seam for TLS, [parley.eventloop.Transport] with
/// [parley.eventloop.TransportFactory].
///
/// Moment: 1,000 bots idle on your loop while you chat.
///
/// ## How it fits together
///
/// ```
///   socket -- Transport -- Lifecycle -- FramedHandler -- FrameHandler
///             plain, TLS   read, flush   frames, PING     the messenger's rules
///                          open, close   CLOSE, silence
/// ```
///
/// Everything here runs on the loop's thread. Other threads may wake, close, pause and resume a
/// connection, and leave tasks for the loop; nothing else.
package parley.eventloop;
