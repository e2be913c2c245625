// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.regex.Pattern;

/// Makes two runs of a program comparable: what differs from run to run, such as times and process
/// numbers, becomes a word.
final class SessionText {
    private record Rule(Pattern pattern, String word) {
        Rule(String pattern, String word) {
            this(Pattern.compile(pattern), word);
        }
    }

    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
    private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*";
    private static final int FIRST_EPHEMERAL_PORT = 32_768;
    private static final Pattern PORT = Pattern.compile("((?::|[Pp]ort[ =]?))([0-9]{5})\\b");

    private static final List<Rule> RULES = List.of(
            new Rule("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", "DATE"),
            new Rule("\\b(?:" + DAY + ",? )?[0-9]{1,2} " + MONTH + " [0-9]{4}\\b", "DATE"),
            new Rule("\\b" + DAY + " " + MONTH + " [ 0-9]?[0-9]\\b", "DATE"),
            new Rule("(?<![0-9:.])[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?![0-9:])",
                    "TIME"),
            new Rule("(?<=DATE)T(?=TIME)", " "),
            new Rule("DATE-[0-9]{4}\\b", "DATE-TIME"),
            new Rule("TIME ?(?:Z|UTC|GMT|[+-]TIME|[+-][0-9]{4})(?: [0-9]{4}\\b)?", "TIME"),
            new Rule("\\b[0-9]+(?:[.,][0-9]+)? (ns|µs|ms|s|seconds|milliseconds)\\b", "TIME"),
            new Rule("\\b[0-9]+(?:[.,][0-9]+)? [kMG]?B/s", "SPEED"),
            new Rule(" +(?=TIME)", " "),
            new Rule("\\b([Pp]id|PID|[Pp]rocess)([ =:]+)[0-9]+", "$1$2PID"),
            new Rule("(/tmp/[a-z-]+)[0-9]{5,}", "$1ID"),
            new Rule("(\\([0-9]+,[0-9]+,[0-9]+,[0-9]+),[0-9]+,[0-9]+\\)", "$1,PORT)"),
            new Rule("(open files:? )[0-9]+", "$1N"),
            new Rule("Thread\\[#[0-9]+", "Thread[#ID"),
            new Rule("-worker-[0-9]+", "-worker-ID"),
            new Rule("@[0-9a-f]{5,8}\\b", "@HASH"));

    private SessionText() {}

    /// The line without what differs from run to run.
    static String comparable(String line, List<Integer> documentedPorts) {
        String text = line.stripTrailing();
        for (Rule rule : RULES) text = rule.pattern.matcher(text).replaceAll(rule.word);
        return PORT.matcher(text).replaceAll(match -> {
            int port = Integer.parseInt(match.group(2));
            boolean differs = port >= FIRST_EPHEMERAL_PORT && !documentedPorts.contains(port);
            return differs ? match.group(1) + "PORT" : match.group();
        });
    }

    /// Whether two runs show the same. A recorded line `…` stands for any lines.
    static boolean same(List<String> recorded, List<String> shown, List<Integer> ports) {
        int next = 0;
        int resume = -1;
        int skipped = 0;
        for (int line = 0; line < shown.size() || next < recorded.size(); ) {
            if (next < recorded.size() && isLeftOut(recorded.get(next))) {
                resume = ++next;
                skipped = line;
            } else if (next < recorded.size() && line < shown.size()
                    && comparable(recorded.get(next), ports)
                            .equals(comparable(shown.get(line), ports))) {
                next++;
                line++;
            } else if (resume < 0 || skipped >= shown.size()) {
                return false;
            } else {
                next = resume;
                line = ++skipped;
            }
        }
        return true;
    }

    private static boolean isLeftOut(String line) {
        return line.strip().equals(Session.LEFT_OUT);
    }
}
