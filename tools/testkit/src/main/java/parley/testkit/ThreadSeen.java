// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.List;
import java.util.Optional;

/// One thread of a dump.
///
/// @param id its number in this VM
/// @param name its name; may be empty
/// @param virtual whether it is a virtual thread
/// @param state `RUNNABLE`, `WAITING`, ...
/// @param frames its stack, innermost first
/// @param wanted the lock or monitor it waits for
/// @param held the monitors it holds
record ThreadSeen(long id, String name, boolean virtual, String state,
                  List<StackTraceElement> frames, Optional<String> wanted, List<String> held) {

    /// `thread "reader"`, `a virtual thread`.
    String called() {
        String kind = virtual ? "virtual thread" : "thread";
        return name.isEmpty() ? "a " + kind : kind + " \"" + name + "\"";
    }

    /// The nearest frame in the student's source.
    Optional<Source> where() {
        return Source.of(frames.stream());
    }

    /// Whether the thread belongs to the VM, to JUnit or to the testkit rather than to the code under test.
    boolean ours() {
        return name.startsWith("testkit-") || frames.isEmpty() || frames.stream().allMatch(frame ->
            frame.getClassName().startsWith("java.") || frame.getClassName().startsWith("jdk.")
                || frame.getClassName().startsWith("sun."));
    }

    /// What it does, in words: `waiting in read() for bytes`.
    String doing() {
        return Waiting.of(this).words();
    }
}
