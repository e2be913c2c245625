// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The sockets and files that this process has open.
interface OpenFiles {
    /// What is open now: a key that stays the same as long as it is open, and what it is.
    Map<String, String> now();

    /// What was opened since and is still open, in words, without the testkit's own sockets.
    ///
    /// @param before keys of what was open before
    /// @param ownPorts local ports of the testkit's sockets
    List<String> openedSince(Set<String> before, Set<Integer> ownPorts);

    /// The best view that this system has.
    static OpenFiles ofThisSystem() {
        return Files.isDirectory(Path.of("/proc/self/fd")) ? new ProcFiles() : new CountedFiles();
    }
}
