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
    /// How the names of threads begin that no student starts: the testkit's, the VM's, those that
    /// carry virtual threads, and those of the JDK's HTTP client.
    private static final List<String> OURS = List.of("testkit-", "ForkJoinPool", "VirtualThread-",
        "Common-Cleaner", "process reaper", "Attach Listener", "HttpClient-", "Keep-Alive-",
        "awaitility",
        "SubPoller-", "Read-Poller", "Write-Poller", "MasterPoller", "JFR ", "C1 ", "C2 ");

    /// `thread "reader"`, `a virtual thread`.
    String called() {
        String kind = virtual ? "virtual thread" : "thread";
        return name.isEmpty() ? "a " + kind : kind + " \"" + name + "\"";
    }

    /// The nearest frame in the student's source.
    Optional<Source> where() {
        return Source.of(frames.stream());
    }

    /// Whether the thread belongs to the VM or to the testkit rather than to the code under test.
    boolean ours() {
        if (OURS.stream().anyMatch(name::startsWith)) return true;
        return frames.stream()
            .anyMatch(f -> f.getClassName().equals("jdk.internal.misc.InnocuousThread"));
    }

    /// What it does, in words: `waiting in read() for bytes`.
    String doing() {
        return Waiting.of(this).words();
    }
}
