// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What [Sessions] complains about, as a finding.
final class SessionFinding {
    private static final Pattern PLACE = Pattern.compile("(?s)(.+?\\.session)(?::(\\d+))?: (.*)");

    private SessionFinding() {
    }

    /// The complaint `FILE:LINE: sentence`; without a place it is about the whole session.
    static Finding of(String file, String complaint) {
        Matcher matcher = PLACE.matcher(complaint);
        if (!matcher.matches()) return Finding.of(file, "%s", complaint);
        int line = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return Finding.at(matcher.group(1), line, "%s", matcher.group(3));
    }
}
