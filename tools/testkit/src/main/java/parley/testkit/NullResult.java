// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A test that stumbled over a `null` that a student's method returned.
final class NullResult {
    private static final Pattern RETURNED =
        Pattern.compile("return value of \"(?:[\\w$]+\\.)*([\\w$]+)\\.(\\w+)\\(.*\" is null");

    private NullResult() {
    }

    /// `LineReader.readLine() returned null.`, if the VM's own message says so.
    static Optional<String> words(Throwable thrown) {
        boolean told = thrown instanceof NullPointerException && thrown.getMessage() != null;
        if (!told) return Optional.empty();
        Matcher returned = RETURNED.matcher(thrown.getMessage());
        if (!returned.find()) return Optional.empty();
        return Optional.of(returned.group(1) + "." + returned.group(2) + "() returned null.");
    }
}
