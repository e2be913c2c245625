// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The text of a failure with everything taken out that differs from run to run: ports, times,
/// line numbers, threads' numbers, temporary folders. Bytes are already joined by direction in a
/// story.
final class FrozenText {
    private static final Map<Pattern, String> CHANGING = changing();

    private FrozenText() {
    }

    private static Map<Pattern, String> changing() {
        Map<Pattern, String> map = new LinkedHashMap<>();
        map.put(Pattern.compile("\\b([A-Z]\\w*\\.java):\\d+"), "$1:LINE");
        map.put(Pattern.compile("(127\\.0\\.0\\.1|\\[::1\\]|\\[0:0:0:0:0:0:0:1\\]):\\d+"),
                "$1:PORT");
        map.put(Pattern.compile("\\b((?:local)?port[ =:]+)\\d+"), "$1PORT");
        map.put(Pattern.compile("\\b\\d+(?:[.,]\\d+)? (?:ns|us|ms|s|milliseconds?|seconds?)\\b"),
                "TIME");
        map.put(Pattern.compile("\\b(Thread-|virtual-|pool-\\d+-thread-|#)\\d+"), "$1N");
        map.put(Pattern.compile("@[0-9a-f]{5,8}\\b"), "@HASH");
        map.put(Pattern.compile("(?:/[\\w.+-]+)+/(?:junit|parley)-?[\\w-]*\\d{6,}"), "/TMP");
        return map;
    }

    /// The part of a result that is frozen: the test and its story.
    static String of(TaskPlan task, TestResult failure) {
        return normal("Task " + task.id() + " " + task.title() + ": "
                + failure.test().sentence() + "\n\n" + failure.message().stripTrailing() + "\n");
    }

    /// A text without what changes, with LF and no white space at the ends of its lines.
    static String normal(String text) {
        String result = FrozenBytes.withoutPorts(
                text.replace("\r\n", "\n").replaceAll("[ \t]+\n", "\n"));
        for (Map.Entry<Pattern, String> change : CHANGING.entrySet()) {
            result = change.getKey().matcher(result).replaceAll(change.getValue());
        }
        return result;
    }
}
