// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// What happens to the datagrams that pass one way. Any thread.
final class UdpFault {
    /// What the proxy does with a datagram.
    enum Kind { DROP, DUPLICATE, REORDER }

    private static final int PERCENT = 100;

    private final Random random;
    private final Map<Kind, Set<Integer>> numbers = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> percent = new EnumMap<>(Kind.class);
    private final List<byte[]> held = new ArrayList<>();
    private Duration delay = Duration.ZERO;
    private int count;

    UdpFault(long seed) {
        this.random = new Random(seed);
    }

    synchronized void set(Kind kind, int... which) {
        numbers.put(kind, Arrays.stream(which).boxed().collect(Collectors.toSet()));
    }

    synchronized void chance(int drop, int duplicate, int reorder) {
        percent.putAll(Map.of(Kind.DROP, drop, Kind.DUPLICATE, duplicate, Kind.REORDER, reorder));
    }

    synchronized void delay(Duration each) {
        delay = each;
    }

    synchronized Duration delay() {
        return delay;
    }

    /// Whether a datagram is held back until the next one has passed.
    synchronized boolean holds() {
        return !held.isEmpty();
    }

    /// What has been held back.
    synchronized List<byte[]> release() {
        var released = List.copyOf(held);
        held.clear();
        return released;
    }

    /// What leaves the proxy when this datagram has come in.
    synchronized List<byte[]> through(byte[] datagram) {
        count++;
        boolean drop = strikes(Kind.DROP);
        boolean twice = strikes(Kind.DUPLICATE);
        boolean late = strikes(Kind.REORDER);
        if (drop) return List.of();
        var out = new ArrayList<byte[]>();
        if (!late) out.add(datagram);
        if (twice) out.add(datagram);
        out.addAll(release());
        if (late) held.add(datagram);
        return out;
    }

    /// Every kind draws once a datagram, so that the same seed always means the same fate.
    private boolean strikes(Kind kind) {
        boolean byChance = random.nextInt(PERCENT) < percent.getOrDefault(kind, 0);
        return byChance || numbers.getOrDefault(kind, Set.of()).contains(count);
    }
}
