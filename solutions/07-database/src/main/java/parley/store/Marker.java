// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// How far a person has got in a conversation: up to and with these numbers. 0: nowhere yet.
///
/// @param delivered the newest entry that has reached one of their devices
/// @param read      the newest entry that they have seen
public record Marker(String conversationId, String userId, long delivered, long read) {
    /// @throws IllegalArgumentException when an id is not one, or a number is negative
    public Marker {
        Ids.check(conversationId);
        Ids.check(userId);
        if (delivered < 0 || read < 0)
            throw new IllegalArgumentException("delivered " + delivered + ", read " + read);
    }

    /// The further one of each number.
    public Marker forward(Marker other) {
        return new Marker(conversationId, userId, Math.max(delivered, other.delivered),
                Math.max(read, other.read));
    }
}
