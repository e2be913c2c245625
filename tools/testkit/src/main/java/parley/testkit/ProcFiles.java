// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Open sockets and files as Linux' procfs lists them: `/proc/self/fd` and `/proc/self/net`.
final class ProcFiles implements OpenFiles {
    private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");
    private static final int HEX = 16;

    /// A socket's row: its ends.
    private record Ends(String protocol, int local, int remote) {
        String words() {
            if (remote != 0) return "a " + protocol + " socket to port " + remote;
            return "a " + protocol + " socket that listens on port " + local;
        }
    }

    @Override
    public Map<String, String> now() {
        var open = new TreeMap<String, String>();
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            links.forEach(link -> target(link).ifPresent(to -> open.put(to, to)));
        } catch (IOException | UncheckedIOException noLook) {
            return Map.of();
        }
        return open;
    }

    @Override
    public List<String> openedSince(Set<String> before, Set<Integer> ownPorts) {
        var opened = new TreeMap<>(now());
        opened.keySet().removeAll(before);
        if (opened.isEmpty()) return List.of();
        Map<String, Ends> sockets = sockets();
        return opened.keySet().stream()
            .flatMap(to -> words(to, sockets, ownPorts).stream()).toList();
    }

    private static Optional<String> words(String target, Map<String, Ends> sockets,
            Set<Integer> own) {
        if (target.startsWith("socket:")) {
            return Optional.ofNullable(sockets.get(target))
                .filter(ends -> !own.contains(ends.local()))
                .map(Ends::words);
        }
        boolean file = target.startsWith("/") && !target.startsWith("/proc/")
            && !target.startsWith("/dev/") && !target.endsWith(".jar")
                && !target.endsWith("/modules");
        return file ? Optional.of("the file " + Path.of(target).getFileName()) : Optional.empty();
    }

    private static Map<String, Ends> sockets() {
        var sockets = new HashMap<String, Ends>();
        for (String table : TABLES) {
            try (Stream<String> rows = Files.lines(Path.of("/proc/self/net/" + table))) {
                rows.skip(1).map(row -> row.strip().split("\\s+")).forEach(columns ->
                    sockets.put("socket:[" + columns[9] + "]", new Ends(
                        table.startsWith("tcp") ? "TCP" : "UDP", port(columns[1]),
                        port(columns[2]))));
            } catch (IOException | UncheckedIOException noTable) {
                continue;
            }
        }
        return sockets;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), HEX);
    }

    private static Optional<String> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException closedMeanwhile) {
            return Optional.empty();
        }
    }
}
