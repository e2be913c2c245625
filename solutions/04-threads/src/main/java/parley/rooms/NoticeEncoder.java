// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

/// Turns a notice into the bytes that members get: a line of text, a frame, JSON.
@FunctionalInterface
public interface NoticeEncoder {
    /// The encoded notice. Called once a notice, however many members there are, inside the room's
    /// lock: quick, without waiting, without calling the room.
    byte[] encode(Notice notice);
}
