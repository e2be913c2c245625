// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

/// A peer or a proxy that takes part in a test and leaves when the test ends.
interface Participant {
    /// Whether it does nothing at the moment but wait for the code under test.
    boolean quiet();

    /// Lets scripts end, closes everything, and throws what went wrong in them as a [StoryError].
    void finish();

    /// Closes everything at once. Whatever goes wrong from now on does not matter.
    void abandon();
}
