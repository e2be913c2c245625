// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.api.Protocol.Field;

/// The fields of one client's message while it is read. Used again for each.
final class Fields {
    private static final Map<String, Shape> SHAPES = Protocol.MESSAGES.stream()
            .filter(message -> message.from() == Protocol.From.CLIENT)
            .collect(Collectors.toMap(Protocol.MessageType::name, Shape::of));

    private final String[] strings = new String[Slot.values().length];
    private final long[] numbers = new long[Slot.values().length];
    private List<String> files = List.of();
    private Map<String, Long> cursors = Map.of();
    private int present;

    void clear() {
        present = 0;
        for (int i = 0; i < strings.length; i++) {
            strings[i] = "";
            numbers[i] = 0;
        }
        files = List.of();
        cursors = Map.of();
    }

    private void once(Slot slot) {
        if ((present & slot.bit()) != 0)
            throw ApiException.bad("The field " + slot.json() + " is there twice.");
        present |= slot.bit();
    }

    void put(Slot slot, String text) {
        once(slot);
        strings[slot.ordinal()] = text;
    }

    void put(Slot slot, long number) {
        once(slot);
        numbers[slot.ordinal()] = number;
    }

    void putFiles(List<String> ids) {
        once(Slot.FILES);
        files = ids;
    }

    void putCursors(Map<String, Long> all) {
        once(Slot.CURSORS);
        cursors = all;
    }

    String id() {
        return strings[Slot.ID.ordinal()];
    }

    /// Compares what is there with what the message has.
    ///
    /// @throws ApiException when the type is unknown, a field is missing, or one is too much
    void check() {
        String type = text(Slot.TYPE);
        Shape shape = SHAPES.get(type);
        if (type.isEmpty()) throw ApiException.bad("The field type is missing.");
        if (shape == null) throw ApiException.bad("There is no type " + Slot.shown(type) + ".");
        if ((present & ~shape.allowed) != 0)
            throw ApiException.bad(
                    "A " + type + " has no field " + first(present & ~shape.allowed) + ".");
        if ((shape.required & ~present) != 0)
            throw ApiException.bad(
                    "A " + type + " needs the field " + first(shape.required & ~present) + ".");
    }

    private static String first(int bits) {
        return Slot.values()[Integer.numberOfTrailingZeros(bits)].json();
    }

    private String text(Slot slot) {
        return strings[slot.ordinal()];
    }

    private long number(Slot slot) {
        return numbers[slot.ordinal()];
    }

    /// The message, after [#check()].
    ClientMessage message() {
        String conversation = text(Slot.CONVERSATION);
        return switch (text(Slot.TYPE)) {
            case "send" -> new ClientMessage.Send(
                    id(), conversation, text(Slot.TEXT), files, number(Slot.REPLY_TO));
            case "delivered" -> new ClientMessage.Delivered(conversation, number(Slot.SEQ));
            case "read" -> new ClientMessage.Read(conversation, number(Slot.SEQ));
            case "typing" -> new ClientMessage.Typing(conversation, number(Slot.ON) == 1);
            case "edit" -> new ClientMessage.Edit(
                    id(), conversation, number(Slot.TARGET), text(Slot.TEXT));
            case "delete" -> new ClientMessage.Delete(id(), conversation, number(Slot.TARGET));
            case "sync" -> new ClientMessage.Sync(conversation, number(Slot.AFTER));
            case "ping" -> new ClientMessage.Ping(number(Slot.N));
            case "hello" -> new ClientMessage.Hello(text(Slot.TOKEN), cursors);
            default -> throw new IllegalStateException("in the table, not here: " + text(Slot.TYPE));
        };
    }

    /// Which fields a message may have, and which it must.
    private record Shape(int allowed, int required) {
        static Shape of(Protocol.MessageType message) {
            int allowed = Slot.TYPE.bit();
            int required = Slot.TYPE.bit();
            for (Field field : message.fields()) {
                int bit = Slot.of(field.name()).bit();
                allowed |= bit;
                if (field.required()) required |= bit;
            }
            return new Shape(allowed, required);
        }
    }
}
