// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import org.junit.jupiter.api.Test;
import parley.testkit.Principle;
import parley.testkit.Task;

/// A test that the test JVM runs while it waits for its job, so that what every test needs is
/// loaded by then.
@Task(id = "0.0", title = "Warm up", points = 0, principle = Principle.SPEED, minutes = 0,
        what = "Nothing.", why = "The first test is slower than the second.", page = "")
final class Rehearsal {
    @Test
    void warms_up_what_every_test_needs() {
        // Running at all is what warms up.
    }
}
