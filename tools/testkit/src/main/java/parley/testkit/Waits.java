// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// Waiting for a condition instead of sleeping: looks every 5 ms, gives up after a second.
///
/// Graded tests find Awaitility preset like this; other tests call [#await(String)].
public final class Waits {
    /// How long a test waits for something that should happen at once.
    public static final Duration LIMIT = Duration.ofSeconds(1);
    /// How often it looks.
    public static final Duration POLL = Duration.ofMillis(5);

    private static final String DEBUG = "parley.debug";
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private Waits() {
    }

    /// Presets Awaitility for this JVM. Where `./course grade --debug` started it, nothing is given
    /// up.
    public static void preset() {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(POLL);
        Awaitility.setDefaultTimeout(Boolean.getBoolean(DEBUG) ? FOR_EVER : LIMIT);
    }

    /// Begins to wait for what the sentence says: `await("the server is ready").until(...)`.
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).pollDelay(Duration.ZERO).pollInterval(POLL).atMost(LIMIT);
    }
}
