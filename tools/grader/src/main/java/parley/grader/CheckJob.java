// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;

/// One piece of the author's check.
///
/// @param name what it looks at, for the progress line: `lab 3: wrong variant reads-once`
/// @param work does it
record CheckJob(String name, Work work) {
    /// Finds what is wrong.
    interface Work {
        /// @return what is wrong; empty: nothing
        List<Finding> run() throws Exception;
    }

    /// Does it. What keeps it from being done is a finding, too.
    List<Finding> run(String folder) throws InterruptedException {
        try {
            return work.run();
        } catch (CutException e) {
            return List.of(Finding.of(e));
        } catch (InterruptedException e) {
            throw e;
        } catch (CourseException | IllegalArgumentException e) {
            return List.of(Finding.of(folder, "%s: %s", name, e.getMessage()));
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }
}
