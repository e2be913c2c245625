// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Why a test does not end: which threads wait for what.
public final class Hang {
    private Hang() {
    }

    /// The story of a test whose thread is still at work after its limit.
    static StoryError found(Story story, Thread test, Duration limit) {
        Optional<Source> where = Source.of(Arrays.stream(test.getStackTrace()));
        return story.log().told(Failure.of("the test ends within " + limit.toSeconds() + " s",
            "it still ran").in(where).outOfTime());
    }
}
