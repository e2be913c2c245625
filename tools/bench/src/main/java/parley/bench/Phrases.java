// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// What load says to the messenger. Nothing in it needs escaping.
final class Phrases {
    private Phrases() {}

    static byte[] hello(String token, Map<String, Long> cursors) {
        var list = cursors.entrySet().stream()
                .map(c -> "\"" + c.getKey() + "\":" + c.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return bytes("{\"type\":\"hello\",\"token\":\"" + token + "\",\"cursors\":" + list + "}");
    }

    static byte[] send(String id, String conversation, String text) {
        return bytes("{\"type\":\"send\",\"id\":\"" + id + "\",\"conversation\":\"" + conversation
                + "\",\"text\":\"" + text + "\"}");
    }

    static byte[] sync(String conversation, long after) {
        return bytes("{\"type\":\"sync\",\"conversation\":\"" + conversation + "\",\"after\":"
                + after + "}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
