// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Open descriptors where they can only be counted, or not even that (Windows, a sandbox without
/// procfs): then nothing is reported.
final class CountedFiles implements OpenFiles {
    /// Descriptors that the VM and the testkit may open for themselves meanwhile.
    static final int SLACK = 8;

    @Override
    public Map<String, String> now() {
        var open = new TreeMap<String, String>();
        for (long i = 0; i < count(); i++) open.put("descriptor " + i, "a descriptor");
        return open;
    }

    @Override
    public List<String> openedSince(Set<String> before, Set<Integer> ownPorts) {
        long more = count() - before.size();
        return more > SLACK ? List.of(Escape.count(more, "more descriptor") + " than before")
            : List.of();
    }

    /// How many descriptors are open; 0 where nobody can tell.
    private static long count() {
        try {
            return ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean unix
                ? Math.max(0, unix.getOpenFileDescriptorCount()) : 0;
        } catch (InternalError noProcfs) {
            return 0;
        }
    }
}
