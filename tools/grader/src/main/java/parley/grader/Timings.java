// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How long the same thing took, several times.
final class Timings {
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Double> millis = new ArrayList<>();

    void add(Duration taken) {
        millis.add(taken.toNanos() / NANOS_PER_MILLI);
        Collections.sort(millis);
    }

    /// The median, in milliseconds.
    double median() {
        int middle = millis.size() / 2;
        return millis.size() % 2 == 1 ? millis.get(middle)
                : (millis.get(middle - 1) + millis.get(middle)) / 2;
    }

    /// The shortest, in milliseconds.
    double fastest() {
        return millis.getFirst();
    }
}
