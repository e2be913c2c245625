// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.ArrayDeque;
import java.util.Deque;

/// Closes what has been opened when a start fails half-way: the newest first.
final class Undo implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T later(T thing) {
        opened.push(thing);
        return thing;
    }

    /// All went well: nothing is closed.
    void keepAll() {
        opened.clear();
    }

    @Override
    public void close() {
        // task 15.3: close what was opened, the newest first; trouble with one stops no other
        for (var thing : opened) {
            try {
                thing.close();
            } catch (Exception e) {
                org.slf4j.LoggerFactory.getLogger(Undo.class)
                        .warn("closing after a failed start did not work", e);
            }
        }
        // end 15.3
    }
}
