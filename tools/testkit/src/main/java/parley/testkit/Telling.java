// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.List;
import java.util.Optional;

/// The parts of a failed test's story, before they are put into words.
///
/// @param steps what happened so far
/// @param failed index of the step that failed, or -1
/// @param traffic headed blocks of what was sent and received
/// @param expected what should have been
/// @param actual what was instead
/// @param evidence lines that are printed as they are in place of expected and actual
/// @param notes sentences on what else was seen (a thread that died, a hang)
/// @param likely the likely cause
/// @param misconception the misconception behind it
/// @param lookAt the student's `FILE:LINE`
/// @param page the page to read
/// @param timedOut whether threads of the test still run
/// @param todo the task that is not started
/// @param transcript every byte that went both ways
record Telling(List<String> steps, int failed, List<String> traffic, Optional<String> expected,
               Optional<String> actual, List<String> evidence, List<String> notes,
               Optional<String> likely, Optional<String> misconception, Optional<String> lookAt,
               Optional<String> page, boolean timedOut, Optional<String> todo,
               Transcript transcript) {

    Telling stillRunning() {
        return new Telling(steps, failed, traffic, expected, actual, evidence, notes, likely,
            misconception, lookAt, page, true, todo, transcript);
    }
}
