// SPDX-License-Identifier: Apache-2.0

/// Frames: messages with a length, a type and a checksum, cut out of a stream of bytes.
///
/// [parley.framing.FrameEncoder] turns a frame into bytes, [parley.framing.FrameDecoder] turns bytes
/// that arrive in any slices back into frames. Nothing here knows about sockets.
package parley.framing;
