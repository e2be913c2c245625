// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Values as a story shows them.
final class Shown {
    /// Elements of a collection that are shown.
    static final int MAX_ELEMENTS = 12;

    private Shown() {
    }

    static boolean same(Object expected, Object actual) {
        if (expected == null || actual == null) return expected == actual;
        if (expected instanceof byte[] a && actual instanceof byte[] b) return Arrays.equals(a, b);
        return expected.equals(actual);
    }

    static String value(Object value) {
        return switch (value) {
            case null -> "null";
            case CharSequence text -> Escape.quote(text.toString());
            case Boolean yes -> yes ? "yes" : "no";
            case Character c -> "'" + String.join("", Escape.cells(c.toString())) + "'";
            case byte[] bytes -> bytes.length <= Hex.BRIEF_BYTES
                ? "bytes " + Hex.row(bytes, 0, bytes.length) : Escape.count(bytes.length, "byte");
            case Optional<?> box -> box.map(inside -> value(inside))
                .orElse("nothing (Optional.empty)");
            case Collection<?> many -> elements(many);
            case Map<?, ?> map -> elements(map.entrySet());
            case Map.Entry<?, ?> entry -> value(entry.getKey()) + "=" + value(entry.getValue());
            default -> String.join("", Escape.cells(text(value)));
        };
    }

    /// `1, 2 and 3 bytes`; `2 bytes each` when all are the same.
    static String sizes(int... sizes) {
        boolean same = Arrays.stream(sizes).distinct().count() == 1;
        if (same) return Escape.count(sizes[0], "byte") + " each";
        String joined = list(sizes);
        return joined + (joined.equals("1") ? " byte" : " bytes");
    }

    /// `1, 2 and 3`.
    static String list(int... numbers) {
        String all = Arrays.stream(numbers).mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " and " + all.substring(last + 2);
    }

    private static String elements(Collection<?> many) {
        String shown = many.stream().limit(MAX_ELEMENTS).map(Shown::value)
            .collect(Collectors.joining(", ", "[", ""));
        int left = many.size() - MAX_ELEMENTS;
        return shown + (left > 0 ? ", ... " + left + " more]" : "]");
    }

    private static String text(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException broken) {
            return "a " + value.getClass().getSimpleName() + " whose toString() fails";
        }
    }
}
