// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything in a lab's folder that is generated: the starter and README.md.
///
/// @param files by path seen from the lab's folder
/// @param starter what was cut
record LabFiles(SortedMap<String, byte[]> files, Starter starter) {
    static final String README = "README.md";

    /// Generates the files of a lab, without writing them.
    ///
    /// @throws CutException for a marker that is not as CONTRIBUTING.md describes it
    static LabFiles of(LabPlan plan) throws IOException {
        Starter starter = Starter.cut(plan.lab());
        String readme = LabReadme.of(plan, LabProperties.of(plan.lab()), starter.tasks());
        SortedMap<String, byte[]> files = new TreeMap<>(starter.files());
        files.put(README, readme.getBytes(StandardCharsets.UTF_8));
        return new LabFiles(files, starter);
    }
}
