// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;

/// The difference of two texts for people: removed lines with `-`, added ones with `+`, each
/// stretch under the line where it begins.
final class LineDiff {
    private final List<String> before;
    private final List<String> after;
    private final int[][] common;

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? 1 + common[i + 1][j + 1]
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
    }

    /// The lines to print; none when the texts are equal.
    static List<String> of(String before, String after) {
        return new LineDiff(before.lines().toList(), after.lines().toList()).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                inside = false;
                i++;
                j++;
                continue;
            }
            if (!inside) lines.add("@ line " + (j + 1));
            inside = true;
            if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("- " + before.get(i++));
            } else {
                lines.add("+ " + after.get(j++));
            }
        }
        return lines;
    }
}
