// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Compares what other code can see of a part with the reference. What a student adds is no
/// change; what is missing or has another shape is one.
final class Signatures {
    private Signatures() {
    }

    /// A sentence for each change.
    static List<String> changes(Iterable<byte[]> reference, Iterable<byte[]> submission) {
        var wanted = Api.of(reference);
        var found = Api.of(submission);
        var changes = new ArrayList<String>();
        wanted.forEach((key, declaration) -> {
            var yours = found.get(key);
            if (yours != null && !yours.equals(declaration))
                changes.add(key + "\n  should be  " + declaration + "\n  but is     " + yours);
            if (yours == null && typeIsThere(key, found)) changes.add(missing(key, declaration, found));
        });
        return changes;
    }

    /// A missing type is named once, not again for each of its members.
    private static boolean typeIsThere(String key, Map<String, String> found) {
        int parenthesis = key.indexOf('(');
        var plain = parenthesis < 0 ? key : key.substring(0, parenthesis);
        int dot = plain.lastIndexOf('.');
        return dot < 0 || found.containsKey(plain.substring(0, dot));
    }

    private static String missing(String key, String declaration, Map<String, String> found) {
        int parenthesis = key.indexOf('(');
        var similar = parenthesis < 0 ? List.<String>of() : found.keySet().stream()
                .filter(other -> other.startsWith(key.substring(0, parenthesis + 1))).toList();
        return key + "\n  should be  " + declaration + (similar.size() == 1
                ? "\n  but is     " + found.get(similar.getFirst()) : "\n  but is not there");
    }
}
