// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what somebody meant who mistyped a name.
final class Near {
    private Near() {
    }

    /// ` Did you mean X?`, or nothing when no known name is near.
    static String hint(String typed, Collection<String> known) {
        return nearest(typed, known).map(name -> " Did you mean " + name + "?").orElse("");
    }

    private static Optional<String> nearest(String typed, Collection<String> known) {
        int mostTypos = Math.max(2, typed.length() / 3);
        return known.stream().filter(name -> distance(typed, name) <= mostTypos)
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /// How many letters have to be changed, put in or left out.
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
