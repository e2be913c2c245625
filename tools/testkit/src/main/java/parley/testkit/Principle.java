// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

/// The three principles of chapter 1. Every graded task names the one it tests.
public enum Principle {
    /// Nothing is lost, doubled, reordered or damaged.
    INTEGRITY,
    /// Nobody waits without need, and no one for ever.
    SPEED,
    /// Only the right party, and no peer can do harm.
    SECURITY
}
