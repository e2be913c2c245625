// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// How a whole run ended. In JSON: `graded`, `does-not-compile`, and so on.
public enum Verdict {
    /// Every planned test has a result.
    GRADED,
    /// javac refused the sources.
    DOES_NOT_COMPILE,
    /// A public type or signature differs from the reference.
    SIGNATURE_CHANGED,
    /// The code ended the JVM, with System.exit for example.
    EXITED,
    /// The JVM died.
    CRASHED,
    /// A test did not end, and the others could not be graded for it. A test that ran out of time
    /// while the others had their turn is a failed test, and the run is [#GRADED].
    TIMED_OUT,
    /// No test ran.
    NO_TESTS;

    /// The name as JSON and reports write it.
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
