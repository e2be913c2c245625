// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A client that follows the receiver's rule of [ProtocolRules#RECEIVER], over as many connections
/// as it likes, and notes what it took.
final class Follower {
    final Map<String, Long> cursors = new HashMap<>();
    final Map<String, List<String>> taken = new HashMap<>();
    int doubles;
    int gaps;

    Follower from(String conversation, long seq) {
        cursors.put(conversation, seq);
        return this;
    }

    /// Takes a message of the server.
    ///
    /// @return whether it was a new entry
    boolean take(JsonNode message) {
        String type = message.path("type").asText();
        String conversation = message.path("conversation").asText();
        long seq = message.path("seq").asLong();
        if (type.equals("synced")) cursors.put(conversation, seq);
        if (!type.equals("message")) return false;
        long cursor = cursors.getOrDefault(conversation, 0L);
        if (seq <= cursor) doubles++;
        if (seq > cursor + 1) gaps++;
        if (seq != cursor + 1) return false;
        cursors.put(conversation, seq);
        taken.computeIfAbsent(conversation, id -> new ArrayList<>()).add(message.get("id").asText());
        return true;
    }

    List<String> ids(String conversation) {
        return taken.getOrDefault(conversation, List.of());
    }

    /// Reads until it has an entry.
    void readTo(Device device, String conversation, long seq) {
        while (cursors.getOrDefault(conversation, 0L) < seq) take(device.next());
    }
}
