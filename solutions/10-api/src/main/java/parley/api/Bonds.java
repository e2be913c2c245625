// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import parley.store.Bond;

/// What is between two people, compared, changed and named. Any thread.
final class Bonds {
    private Bonds() {}

    /// Whether nothing has changed but the time.
    static boolean same(Bond before, Bond after) {
        return before.wantedBy().equals(after.wantedBy())
                && before.blockedBy().equals(after.blockedBy());
    }

    /// Whether somebody has decided something about the other one: wants or blocks them.
    static boolean chosen(String me, Bond bond) {
        return bond.wantedBy().contains(me) || bond.blockedBy().contains(me);
    }

    static Bond with(Bond bond, Set<String> wantedBy, Set<String> blockedBy, Instant since) {
        return new Bond(bond.low(), bond.high(), wantedBy, blockedBy, since, bond.version());
    }

    static Set<String> added(Set<String> users, String user) {
        Set<String> more = new HashSet<>(users);
        more.add(user);
        return more;
    }

    /// What a bond is, seen by one of the two.
    static String state(String me, Bond bond) {
        String other = bond.other(me);
        if (bond.blockedBy().contains(me)) return "blocked";
        boolean mine = bond.wantedBy().contains(me);
        boolean theirs = bond.wantedBy().contains(other) && !bond.blockedBy().contains(other);
        if (mine && theirs) return "contact";
        if (mine) return "requested";
        return theirs ? "incoming" : "none";
    }
}
