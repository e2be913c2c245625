// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// The difference between two texts, line by line: `-` recorded, `+` shown now.
final class SessionDiff {
    private SessionDiff() {}

    /// All lines of both texts, each behind `  `, `- ` or `+ `.
    static List<String> of(
            List<String> recorded, List<String> shown, BiPredicate<String, String> same) {
        int[][] common = common(recorded, shown, same);
        List<String> diff = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < recorded.size() || j < shown.size()) {
            boolean both = i < recorded.size() && j < shown.size();
            if (both && same.test(recorded.get(i), shown.get(j))) {
                diff.add("  " + shown.get(j));
                i++;
                j++;
            } else if (j == shown.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
                diff.add("- " + recorded.get(i++));
            } else {
                diff.add("+ " + shown.get(j++));
            }
        }
        return diff;
    }

    /// Only the lines that differ.
    static List<String> changes(List<String> recorded, List<String> shown) {
        return of(recorded, shown, String::equals).stream()
                .filter(line -> !line.startsWith("  "))
                .toList();
    }

    /// How many lines the rests of both texts have in common, from each pair of lines on.
    private static int[][] common(
            List<String> recorded, List<String> shown, BiPredicate<String, String> same) {
        int[][] common = new int[recorded.size() + 1][shown.size() + 1];
        for (int i = recorded.size() - 1; i >= 0; i--) {
            for (int j = shown.size() - 1; j >= 0; j--) {
                common[i][j] = same.test(recorded.get(i), shown.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
