// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where the reader of a stream of events is in each conversation, as text that a browser sends
/// back when it comes again: `conversation:seq,conversation:seq`. One thread.
final class StreamCursors {
    /// Only so many conversations fit an event's id, those that moved last. The others are sent
    /// again from where the reader began, and the reader ignores what it has.
    static final int KEPT = 50;
    private static final int MAX_CHARS = 8000;
    static final Shape SHAPE = Shape.pattern(
            "([A-Za-z0-9_-]{1,128}:[0-9]{1,15}(,[A-Za-z0-9_-]{1,128}:[0-9]{1,15})*)?", MAX_CHARS);

    private final Map<String, Long> places = new LinkedHashMap<>();
    private final Map<String, Long> moved = new LinkedHashMap<>();

    StreamCursors(String text) {
        take(text);
    }

    /// Takes over cursors that are further on.
    void take(String text) {
        if (text.isEmpty()) return;
        for (String one : text.split(",")) {
            int colon = one.lastIndexOf(':');
            move(one.substring(0, colon), Long.parseLong(one.substring(colon + 1)));
        }
    }

    /// Notes an event that is about to be sent.
    void seen(JsonNode event) {
        String conversation = event.path("conversation").asText();
        switch (event.path("type").asText()) {
            case "message" -> move(conversation, event.path("seq").asLong());
            case "synced" -> {
                // It counts also when it is further back.
                places.remove(conversation);
                move(conversation, event.path("seq").asLong());
            }
            default -> { }
        }
    }

    private void move(String conversation, long seq) {
        places.merge(conversation, seq, Math::max);
        moved.remove(conversation);
        moved.put(conversation, places.get(conversation));
        if (moved.size() > KEPT) moved.remove(moved.keySet().iterator().next());
    }

    /// The newest entry of each conversation.
    Map<String, Long> places() {
        return Map.copyOf(places);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        moved.forEach((conversation, seq) -> text.append(text.isEmpty() ? "" : ",")
                .append(conversation).append(':').append(seq));
        return text.toString();
    }
}
