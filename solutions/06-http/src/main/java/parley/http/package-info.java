// SPDX-License-Identifier: Apache-2.0

/// HTTP/1.1 and WebSocket: parser, codec and a small server by hand, the public entrance on
/// Undertow, and clients in Java.
///
/// ## The lab to come
///
/// | task | what the student writes                            | lines | graded by                   |
/// |------|----------------------------------------------------|-------|-----------------------------|
/// | 6.1  | the answer to a key: `Handshake.acceptFor`         | 2     | the RFC's own example       |
/// | 6.2  | a request's head: `RequestHead.parse`, `Fields.parse` | 24 | rows of RFC 9112 §2 to §5   |
/// | 6.3  | bodies: `BodyLength.of`, `ChunkedDecoder`          | 34    | rows of RFC 9112 §6 and §7  |
/// | 6.4  | routes: `PathTemplate.match`, `Router.find`        | 25    | 404, 405 with `Allow`, HEAD |
/// | 6.5  | a frame's head, sent: `FrameHead.write`            | 10    | 125, 126, 65,535, 65,536    |
/// | 6.6  | a frame's head, received: `FrameHead.parse`; `Fragments.begin`, `ClosePayload.parse` | 40 | rows of RFC 6455 §5 |
/// | 6.7  | stretch: UTF-8 as bytes arrive: `Utf8Check.next`   | 11    | the JDK's decoder           |
/// | 6.8  | stretch: a part of a file: `ByteRange.parse`       | 14    | three forms, and 416        |
/// | 6.9  | stretch: server-sent events: `EventWriter.format`  | 7     | lines and a browser         |
///
/// Parsers are fed every row whole and cut at 1, 2, 3 and 7 bytes. 6.1 takes five minutes.
///
/// Given, because it is fast rather than instructive: unmasking eight bytes at a time
/// ([parley.http.Masking]), decoding in place ([parley.http.WsDecoder]), one write for all that a
/// connection has to say ([parley.http.SocketOutput]), waking an IO thread once for many
/// connections ([parley.http.SocketLoop]), telling a quiet line from a dead one
/// ([parley.http.Silence], [parley.http.HeardSocket]). A task's body is called once a frame or
/// once a request, never once a byte, but for 6.7, which sees only what is not ASCII.
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
