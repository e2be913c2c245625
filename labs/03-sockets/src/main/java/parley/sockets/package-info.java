// SPDX-License-Identifier: Apache-2.0

/// TCP for the messenger: lines, frames and files over sockets, with a limit on everything.
///
/// | type                                | what it is                                        | task |
/// |-------------------------------------|---------------------------------------------------|------|
/// | [parley.sockets.LineWriter]         | sends a line of text                              | 3.1  |
/// | [parley.sockets.LineReader]         | reads one, whatever slices it arrives in          | 3.2  |
/// | [parley.sockets.TimeServer]         | tells many clients the time                       | 3.3  |
/// | [parley.sockets.TimeClient]         | asks for it                                       | 3.3  |
/// | [parley.sockets.HttpGet]            | HTTP/1.0 by hand                                  | 3.4  |
/// | [parley.sockets.FramedConnection]   | sends and receives frames, ends one way at a time | 3.5  |
/// | [parley.sockets.FileTransfer]       | files of any size over a framed connection        | 3.6  |
/// | [parley.sockets.Base64Text]         | bytes as text (stretch)                           | 3.7  |
/// | [parley.sockets.PortScanner]        | which ports are open here (stretch)               | 3.8  |
///
/// Whoever opens a thing closes it. A fault of the peer is a
/// [parley.framing.ProtocolException], trouble with the connection an [java.io.IOException], a
/// mistake of the caller an [IllegalArgumentException].
package parley.sockets;
