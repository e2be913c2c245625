// SPDX-License-Identifier: Apache-2.0

/// HTTP/1.1 and WebSocket: parser, codec and a small server by hand, the public entrance on Undertow,
/// and clients in Java.
///
/// ## The lab to come
///
/// | task | what the student writes                                             | where                       | lines | graded by |
/// |------|---------------------------------------------------------------------|-----------------------------|-------|-----------|
/// | 6.1  | the answer to a WebSocket key                                       | `Handshake.acceptFor`       | 2     | the RFC's own key; a handshake with the JDK's client |
/// | 6.2  | a request's first line and headers                                  | `RequestHead.parse`, `Fields.parse` | 25 | a row per rule of RFC 9112 §2-§5, whole and cut at 1, 2, 3, 7 |
/// | 6.3  | how long a body is, and chunks taken apart                          | `BodyLength.of`, `ChunkedDecoder` | 36 | rows of RFC 9112 §6-§7; smuggled requests that must not come through |
/// | 6.4  | routes: which handler, else 404, or 405 with `Allow`                | `PathTemplate.match`, `Router.find` | 25 | templates against paths; HEAD; encoded slashes |
/// | 6.5  | the head of a frame that is sent                                    | `FrameHead.write`           | 10    | shortest lengths at 125, 126, 65535, 65536; masks |
/// | 6.6  | the head of a frame that came, fragments, and the close frame       | `FrameHead.parse`, `Fragments.begin`, `ClosePayload.parse` | 38 | a row per rule of RFC 6455 §5, both ends, whole and cut |
/// | 6.7+ | UTF-8 checked as bytes arrive                                       | `Utf8Check.next`            | 11    | every pair of bytes against the JDK's decoder |
/// | 6.8+ | a part of a file                                                    | `ByteRange.parse`           | 15    | three forms, 416, and what must be ignored |
/// | 6.9+ | server-sent events                                                  | `EventWriter.format`        | 7     | lines, line ends, a browser |
///
/// Given, because it is fast rather than instructive: unmasking eight bytes at a time
/// ([parley.http.Masking]), decoding in place ([parley.http.WsDecoder]), one write for all that a
/// connection has to say ([parley.http.SocketOutput]), waking an IO thread once for many connections
/// ([parley.http.SocketLoop]). A task's body is called once a frame or once a request, never once a
/// byte, but for 6.7, which sees only what is not ASCII.
///
/// The messenger reaches a student's version through [parley.http.Route], [parley.http.Entrance],
/// [parley.http.SocketEndpoint], [parley.http.HttpServer], [parley.http.WebSocketClient],
/// [parley.http.HttpApi], [parley.http.WsDecoder] and [parley.http.WsEncoder]. The moment: the
/// browser chats through your codec, and `curl` reads the admin port through your parser.
///
/// ## Who runs what
///
/// - [parley.http.Handler]s and [parley.http.SocketEndpoint]s: a virtual thread a request.
/// - [parley.http.SocketHandler]s: the connection's IO thread, which is the only one that touches
///   its channel; it must never wait.
/// - [parley.http.HttpServer]: a virtual thread a connection.
///
/// A fault of a peer is a [parley.http.ProblemException] in HTTP and a
/// [parley.framing.ProtocolException] in a WebSocket; each is answered in one place.
package parley.http;
