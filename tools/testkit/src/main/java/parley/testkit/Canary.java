// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.ref.WeakReference;

/// Tells whether the garbage collector has been at work since: an object that nobody holds, which
/// dies in the first collection. While it lives, nothing made after it has been collected either,
/// and no socket has been closed by that.
final class Canary {
    private final WeakReference<Object> bird;

    /// Collects what is garbage now, so that the next collection is far away, and then lets the
    /// canary live.
    Canary() {
        System.gc();
        bird = new WeakReference<>(new Object());
    }

    boolean lives() {
        return !bird.refersTo(null);
    }
}
