// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.api.Protocol.From;
import parley.api.Protocol.MessageType;
import parley.store.Content;
import parley.store.Message;
import parley.store.Message.Kind;

/// The table of the protocol and what is really written and read are the same.
class ProtocolTest {
    private static final Instant AT = Instant.parse("2026-11-21T09:30:00.120Z");
    private static final ApiException REFUSAL =
            new ApiException(ErrorCode.RATE_LIMITED, "Too \"fast\".", Duration.ofMillis(80));
    private static final Message ENTRY = new Message(
            "g_1", 7, Kind.TEXT, "u_1", "a", AT,
            new Content("text", "línea\n\"two\" \u0001 😀 \\", List.of("f_1", "f_2"), 3), 0, 9);
    private static final Message EDIT = new Message(
            "g_1", 8, Kind.EDIT, "u_1", "b", AT, Content.text("x"), 7, 0);

    /// Everything the server can say, with all of its fields in at least one of them.
    private static final List<byte[]> SAID = List.of(
            Wire.welcome("u_1", "s_1"),
            Wire.head("g_1", 7),
            Wire.ack(ENTRY, false),
            Wire.ack(ENTRY, true),
            Wire.refused("a", REFUSAL),
            Wire.refused("a", new ApiException(ErrorCode.GONE, "Gone.")),
            Wire.message(ENTRY),
            Wire.message(EDIT),
            Wire.synced("g_1", 0),
            Wire.marker("delivered", "g_1", "u_1", 3),
            Wire.marker("read", "g_1", "u_1", 3),
            Wire.typing("g_1", "u_1", true),
            Wire.presence("u_1", false, Optional.of(AT)),
            Wire.presence("u_1", true, Optional.empty()),
            Wire.contact("u_1", "incoming"),
            Wire.pong(4),
            Wire.error(Optional.of("g_1"), REFUSAL),
            Wire.error(Optional.empty(), REFUSAL),
            Wire.bye(Bye.STOPPING),
            Wire.bye(Bye.SUSPENDED));

    private static JsonNode parse(byte[] json) {
        return Device.parse(json);
    }

    private static Set<String> names(JsonNode message) {
        Set<String> names = new TreeSet<>();
        message.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everything_the_server_says_stands_in_the_table() {
        for (byte[] said : SAID) {
            JsonNode message = parse(said);
            ProtocolCheck.check(message);
            for (String time : List.of("at", "lastSeen"))
                if (message.has(time)) assertThat(Instant.parse(message.get(time).asText()))
                        .isEqualTo(AT);
        }
    }

    @Test
    void everything_in_the_table_is_said_with_each_of_its_fields() {
        Set<String> said = new TreeSet<>();
        for (byte[] json : SAID) {
            JsonNode message = parse(json);
            names(message).forEach(name -> said.add(message.get("type").asText() + "." + name));
        }
        Set<String> table = new TreeSet<>();
        for (MessageType type : Protocol.MESSAGES) {
            if (type.from() != From.SERVER) continue;
            table.add(type.name() + ".type");
            type.fields().forEach(field -> table.add(type.name() + "." + field.name()));
        }

        assertThat(said).isEqualTo(table);
    }

    @Test
    void an_entry_has_the_same_fields_over_rest() throws IOException {
        var rest = Device.JSON.copy()
                .registerModule(new JavaTimeModule())
                .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        for (Message message : List.of(ENTRY, EDIT)) {
            JsonNode live = parse(Wire.message(message));
            ((com.fasterxml.jackson.databind.node.ObjectNode) live).remove("type");

            JsonNode entry = rest.readTree(rest.writeValueAsBytes(Entry.of(message)));

            assertThat(entry).isEqualTo(live);
        }
    }

    @Test
    void each_message_of_a_client_has_its_record() {
        Set<String> records = Arrays.stream(ClientMessage.class.getPermittedSubclasses())
                .map(record -> record.getSimpleName().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(records).isEqualTo(Protocol.MESSAGES.stream()
                .filter(type -> type.from() == From.CLIENT)
                .map(MessageType::name)
                .collect(Collectors.toSet()));
    }

    @Test
    void what_it_writes_is_utf8_without_anything_to_repair() {
        String text = "\ud800 \"\\/\b\t\r\n\u007f\u0080\u2028\u0000 😀 end";

        byte[] json = new JsonBytes().string(text).copy();

        JsonNode read = parse(json);
        assertThat(read.asText()).isEqualTo(text.replace("\ud800", "?"));
        assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("\ufffd");
    }

    @Test
    void writes_numbers_of_any_length() {
        for (long number : new long[] {0, 9, 10, 99, 100, 123_456_789, Long.MAX_VALUE, -5})
            assertThat(new String(new JsonBytes().number(number).copy(), StandardCharsets.US_ASCII))
                    .isEqualTo(Long.toString(number));
    }
}
