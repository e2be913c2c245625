// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.Objects;

/// A person in a conversation.
///
/// @param fromSeq the first entry they may see; [#FROM_NOW] when the store shall put in the number
///     of the notice with which they come
public record Member(String userId, Role role, long fromSeq) {
    /// Sees nothing of what was said before they came.
    public static final long FROM_NOW = 0;
    /// Sees everything.
    public static final long FROM_THE_BEGINNING = 1;

    /// What a member may do.
    public enum Role {
        /// Everything, and cannot be removed.
        OWNER,
        /// Change title and members.
        ADMIN,
        /// Read and write.
        MEMBER
    }

    /// @throws IllegalArgumentException when the id is not one, or the number is negative
    public Member {
        Ids.check(userId);
        Objects.requireNonNull(role);
        if (fromSeq < 0) throw new IllegalArgumentException("fromSeq " + fromSeq);
    }
}
