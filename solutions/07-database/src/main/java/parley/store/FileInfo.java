// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;

/// What is known about a file without reading it.
///
/// @param conversationId whose members may read it; empty when it belongs to its owner alone
/// @param name           what the owner calls it, never a path to anything here
/// @param type           its media type, as the owner says
/// @param bytes          its length; 0 until it is stored
/// @param sha256         of its content, in hex; empty until it is stored
public record FileInfo(String id, String ownerId, String conversationId, String name, String type,
        long bytes, String sha256, Instant at) {

    /// @throws IllegalArgumentException when an id is not one, or a text is too long
    public FileInfo {
        Ids.check(id);
        Ids.check(ownerId);
        if (!conversationId.isEmpty()) Ids.check(conversationId);
        name = Limits.name(name);
        type = Limits.text(type, Limits.MAX_NAME_CHARS);
        at = Limits.millis(at);
    }

    /// What was given, and what was learnt by storing it.
    FileInfo stored(long length, String hash) {
        return new FileInfo(id, ownerId, conversationId, name, type, length, hash, at);
    }
}
