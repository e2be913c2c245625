// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A lab whose solution, tests and properties could be read.
///
/// @param lab what its graded checks share
/// @param files what its folder must hold
record OpenLab(LabCase lab, LabFiles files) {
    /// Reads everything of a lab.
    ///
    /// @throws CutException for a wrong marker
    /// @throws CourseException when the reference part or the tests cannot be read
    static OpenLab of(Engine engine, Lab lab, Path work, CheckCache cache) throws IOException {
        List<MarkedSource> solution = new ArrayList<>();
        for (Path file : Starter.filesOf(lab.solutionSources())) {
            if (file.toString().endsWith(".java")) solution.add(Starter.read(lab, file));
        }
        LabPlan plan = engine.plan(lab);
        return new OpenLab(new LabCase(engine, plan, List.copyOf(solution), work, cache),
                LabFiles.of(plan));
    }
}
