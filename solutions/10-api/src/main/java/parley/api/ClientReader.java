// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a client's message: one pass over the bytes, field by field, against the table in
/// [Protocol]. One thread; used again for each message.
///
/// What is refused: anything but one JSON object, an unknown type, a field that the type does not
/// have, a field twice, a missing one, a wrong kind of value, too deep, too long. The forms of ids
/// and texts are [Rules]' business.
final class ClientReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limit.JSON_DEPTH.number())
                    .maxStringLength(Limit.FRAME_BYTES.number())
                    .maxNameLength(Limit.ID_CHARS.number())
                    .build())
            .build();

    private final Fields fields = new Fields();

    /// Reads one message.
    ///
    /// @param utf8 the whole message, in a buffer that has an array
    /// @throws ApiException when it is not one of a client's messages
    ClientMessage read(ByteBuffer utf8) {
        fields.clear();
        if (utf8.remaining() > Limit.FRAME_BYTES.number())
            throw new ApiException(ErrorCode.TOO_LARGE, "A message has at most "
                    + Limit.FRAME_BYTES.number() + " bytes.");
        int offset = utf8.arrayOffset() + utf8.position();
        try (JsonParser in = JSON.createParser(utf8.array(), offset, utf8.remaining())) {
            object(in);
        } catch (JsonProcessingException e) {
            throw ApiException.bad("This is no JSON that is understood here.");
        } catch (IOException e) {
            throw ApiException.bad("This is no text in UTF-8.");
        }
        fields.check();
        return fields.message();
    }

    /// The id that the last message had, as far as it was read: for the refusal.
    String id() {
        return fields.id();
    }

    private void object(JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT)
            throw ApiException.bad("A message is a JSON object.");
        while (in.nextToken() == JsonToken.FIELD_NAME) field(in);
        if (in.nextToken() != null) throw ApiException.bad("There is something behind the message.");
    }

    private void field(JsonParser in) throws IOException {
        Slot slot = Slot.of(in.currentName());
        JsonToken token = in.nextToken();
        switch (slot.type()) {
            case STRING -> fields.put(slot, string(in, token, slot));
            case NUMBER -> fields.put(slot, number(in, token, slot));
            case BOOLEAN -> {
                if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE)
                    throw wrong(slot, "true or false");
                fields.put(slot, token == JsonToken.VALUE_TRUE ? 1 : 0);
            }
            case IDS -> fields.putFiles(ids(in, token, slot));
            case CURSORS -> fields.putCursors(cursors(in, token, slot));
            case TIME -> throw new IllegalStateException("no client sends a time");
        }
    }

    private static String string(JsonParser in, JsonToken token, Slot slot) throws IOException {
        if (token != JsonToken.VALUE_STRING) throw wrong(slot, "a string");
        return in.getText();
    }

    private static long number(JsonParser in, JsonToken token, Slot slot) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT
                || in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || in.getLongValue() < 0) throw wrong(slot, "a whole number from 0");
        return in.getLongValue();
    }

    private static List<String> ids(JsonParser in, JsonToken token, Slot slot) throws IOException {
        if (token != JsonToken.START_ARRAY) throw wrong(slot, "a list of ids");
        List<String> ids = new ArrayList<>();
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
            if (ids.size() == Limit.FILES_PER_MESSAGE.number())
                throw wrong(slot, "a list of at most " + ids.size() + " ids");
            ids.add(string(in, next, slot));
        }
        return ids;
    }

    private static Map<String, Long> cursors(JsonParser in, JsonToken token, Slot slot)
            throws IOException {
        if (token != JsonToken.START_OBJECT) throw wrong(slot, "an object of ids and numbers");
        Map<String, Long> cursors = new HashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            if (cursors.size() == Limit.CURSORS.number())
                throw wrong(slot, "an object of at most " + cursors.size() + " cursors");
            String conversation = Rules.id("conversation", in.currentName());
            if (cursors.put(conversation, number(in, in.nextToken(), slot)) != null)
                throw wrong(slot, "an object that names a conversation once");
        }
        return cursors;
    }

    private static ApiException wrong(Slot slot, String wanted) {
        return ApiException.bad("The field " + slot.json() + " is " + wanted + ".");
    }
}
