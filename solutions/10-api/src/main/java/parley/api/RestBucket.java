// SPDX-License-Identifier: Apache-2.0
package parley.api;

/// What an operation counts against. Each person has one bucket of each kind, and so has each
/// address for what is asked without a session.
enum RestBucket {
    /// Reading.
    READ(400, 100),
    /// Changing something.
    WRITE(120, 20),
    /// Sending a message.
    SEND(60, 10),
    /// Sending a file.
    UPLOAD(20, 1),
    /// Reading everything: search and export.
    COSTLY(20, 2),
    /// Logging in, signing up, everything that hashes a password.
    PASSWORD(20, 0.2);

    private final int burst;
    private final double perSecond;

    RestBucket(int burst, double perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /// How many in a row.
    int burst() {
        return burst;
    }

    /// How many come back a second.
    double perSecond() {
        return perSecond;
    }
}
