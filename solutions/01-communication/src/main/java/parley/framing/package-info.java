// SPDX-License-Identifier: Apache-2.0

/// Frames: messages with a length, a type and a checksum, cut out of a stream of bytes; and a
/// reliable link over one that loses, doubles, reorders and damages.
///
/// [parley.framing.FrameEncoder] turns a frame into bytes, [parley.framing.FrameDecoder] turns bytes
/// that arrive in any slices back into frames. Nothing there knows about sockets.
/// [parley.framing.ReliableSender] and [parley.framing.ReliableReceiver] bring messages over a
/// [parley.framing.Link] of datagrams, each once, whole and in order.
///
/// ## Lab 1 (sketch)
///
/// | task | what you build                                         | where                      | lines | points | graded is                                    |
/// |------|--------------------------------------------------------|----------------------------|-------|--------|----------------------------------------------|
/// | 1.1  | how many bytes a frame takes                           | `FrameEncoder`             | 1     | 5      | no payload, some, the most                   |
/// | 1.2  | a frame's bytes, laid out as the table says            | `FrameEncoder`             | 8     | 15     | published frames, bit by bit; a full buffer  |
/// | 1.3  | frames out of any slices, limits, damage found         | `FrameDecoder`             | 20    | 30     | cut at 1, 2, 3, 7 bytes; every flipped bit   |
/// | 1.4  | stop and wait: send until it is acknowledged           | `StopAndWaitSender`        | 15    | 15     | lost message, lost answer, late answer       |
/// | 1.5  | the receiver: each message once                        | `StopAndWaitReceiver`      | 7     | 10     | doubled, late, damaged                       |
/// | 1.6  | the sliding window                                     | `SlidingWindowSender`, `SlidingWindowReceiver` | 25 | 25 | only what was lost is sent again; a full line |
/// | 1.7  | stretch: measure the time there and back and resend by it | only in this sketch yet | 20    | +10    | a slow line is not flooded                   |
///
/// Principles: integrity (1.2 to 1.5), speed (1.6), security (1.3: a peer that announces 2 GB, or
/// flips a bit; 1.6: one that sends from the far future).
///
/// Public API that a student's version replaces: [parley.framing.Frame],
/// [parley.framing.FrameEncoder], [parley.framing.FrameDecoder],
/// [parley.framing.ProtocolException], and the reliable link's types; [parley.framing.LossyLink]
/// and [parley.framing.UdpLink] are given.
///
/// Moment: your frames carry the terminal client; a file arrives whole through 20 % loss.
package parley.framing;
