// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The shape of paths, segment by segment: `/users/{id}/devices`. Any thread.
///
/// @param segments what stands between the slashes; a variable one keeps its braces
record PathTemplate(List<String> segments) {

    /// Reads a template.
    ///
    /// @throws IllegalArgumentException when it does not begin with a slash, or a name is empty
    ///     or used twice
    static PathTemplate parse(String template) {
        if (!template.startsWith("/"))
            throw new IllegalArgumentException("a template begins with a slash: " + template);
        List<String> segments = split(template);
        Set<String> names = new HashSet<>();
        for (String segment : segments) {
            if (segment.equals("{}") || isVariable(segment) && !names.add(segment))
                throw new IllegalArgumentException("a name is missing or doubled: " + template);
        }
        return new PathTemplate(List.copyOf(segments));
    }

    /// The segments of a path: `/a/b` has two, `/a/` has "a" and an empty one, `/` one empty one.
    static List<String> split(String path) {
        List<String> segments = new ArrayList<>();
        int from = 1;
        for (int to = path.indexOf('/', from); to >= 0; to = path.indexOf('/', from)) {
            segments.add(path.substring(from, to));
            from = to + 1;
        }
        segments.add(path.substring(Math.min(from, path.length())));
        return segments;
    }

    /// What stands in a path for the template's names.
    ///
    /// @param path the segments of a path, not decoded: an encoded slash is part of a segment
    /// @return the values by name, decoded, or nothing when the path has another shape
    Optional<Map<String, String>> match(List<String> path) {
        // task 6.4: same number of segments; a {name} takes any that is not empty, others are equal
        if (path.size() != segments.size()) return Optional.empty();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String wanted = segments.get(i);
            String found = PercentCode.decode(path.get(i));
            if (isVariable(wanted) && !found.isEmpty()) {
                values.put(nameOf(wanted), found);
            } else if (!wanted.equals(found)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
        // end 6.4
    }

    /// How many segments are fixed: of two templates that match, the one with more is meant.
    int fixedSegments() {
        return (int) segments.stream().filter(segment -> !isVariable(segment)).count();
    }

    /// True for `{name}`.
    private static boolean isVariable(String segment) {
        return segment.length() > 2 && segment.startsWith("{") && segment.endsWith("}");
    }

    /// The name in `{name}`.
    private static String nameOf(String segment) {
        return segment.substring(1, segment.length() - 1);
    }
}
