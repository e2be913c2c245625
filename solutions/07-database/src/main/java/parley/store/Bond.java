// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;
import java.util.Set;

/// What is between two people, seen from neither side.
///
/// | wanted by | means                               |
/// |-----------|-------------------------------------|
/// | nobody    | they are strangers                  |
/// | one       | that one has asked                  |
/// | both      | they are contacts                   |
///
/// @param low       the user id that is lower by [String#compareTo(String)]
/// @param high      the other
/// @param wantedBy  who wants the other as a contact
/// @param blockedBy who wants to hear nothing from the other
/// @param since     when it last changed
/// @param version   0 for a new bond, then counted up by the store with each change
public record Bond(String low, String high, Set<String> wantedBy, Set<String> blockedBy,
        Instant since, long version) {

    /// @throws IllegalArgumentException when the ids are not in order, or a set names a third
    public Bond {
        if (Ids.check(low).compareTo(Ids.check(high)) >= 0)
            throw new IllegalArgumentException("not in order: " + low + ", " + high);
        wantedBy = Set.copyOf(wantedBy);
        blockedBy = Set.copyOf(blockedBy);
        Set<String> both = Set.of(low, high);
        if (!both.containsAll(wantedBy) || !both.containsAll(blockedBy))
            throw new IllegalArgumentException("a third in the bond of " + both);
        since = Limits.millis(since);
    }

    /// Two people who have nothing to do with each other, in whatever order they are given.
    ///
    /// @throws IllegalArgumentException when both are the same
    public static Bond strangers(String one, String other, Instant since) {
        boolean ordered = one.compareTo(other) < 0;
        return new Bond(ordered ? one : other, ordered ? other : one, Set.of(), Set.of(), since, 0);
    }

    /// The other of the two.
    public String other(String userId) {
        return userId.equals(low) ? high : low;
    }

    /// Whether both want it and nobody blocks.
    public boolean contacts() {
        return wantedBy.size() == 2 && blockedBy.isEmpty();
    }

    /// Whether nothing is left that is worth storing.
    public boolean empty() {
        return wantedBy.isEmpty() && blockedBy.isEmpty();
    }
}
