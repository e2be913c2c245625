// SPDX-License-Identifier: Apache-2.0

/// The messenger's rules, and its HTTP and WebSocket API.
///
/// # Lab 10: close the laptop, miss nothing
///
/// | task | points | what you write                                                | lines |
/// |------|--------|---------------------------------------------------------------|-------|
/// | 10.1 | 10     | who may write where ([Posting], the rules of the committer)   | 5     |
/// | 10.2 | 15     | deliver: encode once, to all devices but the sender's own     | 12    |
/// | 10.3 | 25     | cursors and sync: register, read to the head, then go live    | 30    |
/// | 10.4 | 15     | a slow reader: drop, fall back to the store, close            | 10    |
/// | 10.5 | 10     | a token bucket                                                | 8     |
/// | 10.6 | 25     | markers, typing and presence, which are never promised        | 20    |
/// | 10.7 | +10    | stretch: long poll and server-sent events on the same session | 25    |
/// | 10.8 | +5     | stretch: who is let in: session, how often, role              | 9     |
///
/// The first six are the rules and the live sessions. The stretch tasks are HTTP's side of the same
/// ([EventRoutes], [RestDoor]); the messenger never calls a student's version of them. What else
/// REST needs, from the table of operations to the OpenAPI document, is given.
///
/// What is graded: nothing lost, nothing twice, nothing out of order while connections are cut at
/// every moment (integrity); a reader that sleeps costs nobody else anything (speed); who is no
/// member learns nothing (security). A student's version replaces [Messenger] and what it gives
/// out one for one; REST, OpenAPI, the committer's batches, the reading and writing of JSON and
/// the WebSocket itself are given.
///
/// # The parts
///
/// | type                         | what it is                                                   |
/// |------------------------------|--------------------------------------------------------------|
/// | [Messenger]                  | the messenger without a transport: everything begins here    |
/// | [Posting], [History]         | sending, editing, deleting; reading what was said            |
/// | [Conversing], [Groups]       | the list of conversations; groups and their members          |
/// | [Contacting], [People]       | contacts and blocks; finding people                          |
/// | [Attachments], [Markers]     | files; how far everybody has got                             |
/// | [Live], [LiveSession]        | who is connected, and what goes out to them                  |
/// | [RestApi], [RestOperation]   | the HTTP API as a table: routes, checks and document         |
/// | [LiveEndpoint], [EventFeed]  | live sessions over WebSocket, and for long polls             |
/// | [Protocol]                   | the WebSocket protocol as a table                            |
/// | [ErrorCode], [Bye], [Limit]  | why something is refused, why a connection closes, how much  |
///
/// # Who runs what
///
/// ```
///   IO thread      decode, rate limit -> the committer's inbox     outbox -> one write
///   committer      inbox -> check -> one append (durable) -> answers and outboxes -> wake
///   store-reader   cache misses, history, catching up, markers
///   api-timer      heartbeats, silent connections, markers every now and then
/// ```
package parley.api;
