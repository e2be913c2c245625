// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/// A condition that a test awaited in vain, told without Awaitility's own words.
final class Awaited {
    private static final Pattern NAMED =
        Pattern.compile("(?s).*with alias '(.*?)' didn't complete within (\\S+ \\w+).*");

    private Awaited() {
    }

    static Failure failure(ConditionTimeoutException late) {
        Matcher named = NAMED.matcher(String.valueOf(late.getMessage()));
        boolean known = named.matches();
        String what = known ? named.group(1) : "what the test waits for";
        String limit = known ? " after " + named.group(2).replaceAll("^1 seconds$", "1 second")
            : "";
        return Failure.of("it becomes true", "it was still not so" + limit).at(what).thrown(late);
    }
}
