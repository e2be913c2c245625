// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;
import parley.accounts.Rate;

/// What an operation counts against. Each person has one bucket of each kind, and so has each
/// address for what is asked without a session.
enum RestBucket {
    /// Reading.
    READ(400, 10),
    /// Changing something.
    WRITE(120, 50),
    /// Sending a message.
    SEND(60, 100),
    /// Sending a file.
    UPLOAD(20, 1_000),
    /// Reading everything: search and export.
    COSTLY(20, 500),
    /// Logging in, signing up, everything that hashes a password: 08 counts tries by name, too.
    PASSWORD(60, 1_000);

    private final Rate rate;

    RestBucket(int burst, long everyMillis) {
        this.rate = new Rate(burst, Duration.ofMillis(everyMillis));
    }

    /// How many in a row, and after which time there is one more.
    Rate rate() {
        return rate;
    }
}
