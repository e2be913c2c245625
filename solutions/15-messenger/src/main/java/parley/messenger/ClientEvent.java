// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// What a client hears from its messenger.
public sealed interface ClientEvent {
    /// An entry of a conversation: each exactly once and in order, however often the connection
    /// breaks.
    ///
    /// @param kind `text`, `edit`, `delete`, `notice` or `deleted`
    record Entry(String conversation, long seq, String kind, String sender, Instant at,
            String text) implements ClientEvent {
        static Entry of(JsonNode message) {
            return new Entry(message.path("conversation").asText(), message.path("seq").asLong(),
                    message.path("kind").asText(), message.path("sender").asText(),
                    Instant.parse(message.path("at").asText()), message.path("text").asText());
        }
    }

    /// Everything else: typing, presence, markers, contacts.
    ///
    /// @param type as in the protocol
    record Other(String type, JsonNode message) implements ClientEvent { }
}
