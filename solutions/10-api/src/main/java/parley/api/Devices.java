// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which connections belong to whom. Any thread; looking somebody up costs one look into a map.
final class Devices {
    private static final LiveSession[] NONE = {};

    private final Map<String, LiveSession[]> byUser = new ConcurrentHashMap<>();

    /// Adds a connection.
    ///
    /// @return all connections of the person, the oldest first
    LiveSession[] add(String user, LiveSession session) {
        return byUser.compute(user, (id, before) -> {
            int count = before == null ? 0 : before.length;
            LiveSession[] more = count == 0 ? new LiveSession[1] : Arrays.copyOf(before, count + 1);
            more[count] = session;
            return more;
        });
    }

    /// Takes a connection away, if it is there.
    ///
    /// @return whether it was the last one of the person
    boolean remove(String user, LiveSession session) {
        boolean[] last = new boolean[1];
        byUser.computeIfPresent(user, (id, before) -> {
            List<LiveSession> fewer = new ArrayList<>(Arrays.asList(before));
            last[0] = fewer.remove(session) && fewer.isEmpty();
            return fewer.isEmpty() ? null : fewer.toArray(NONE);
        });
        return last[0];
    }

    /// The connections of a person. Nobody changes the array.
    LiveSession[] of(String user) {
        return byUser.getOrDefault(user, NONE);
    }

    boolean any(String user) {
        return byUser.containsKey(user);
    }
}
