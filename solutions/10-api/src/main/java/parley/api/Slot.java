// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A field that some client's message has. [Protocol] says which message has which.
enum Slot {
    TYPE("type", Protocol.Type.STRING),
    ID("id", Protocol.Type.STRING),
    CONVERSATION("conversation", Protocol.Type.STRING),
    TEXT("text", Protocol.Type.STRING),
    FILES("files", Protocol.Type.IDS),
    REPLY_TO("replyTo", Protocol.Type.NUMBER),
    TARGET("target", Protocol.Type.NUMBER),
    SEQ("seq", Protocol.Type.NUMBER),
    ON("on", Protocol.Type.BOOLEAN),
    AFTER("after", Protocol.Type.NUMBER),
    TOKEN("token", Protocol.Type.STRING),
    CURSORS("cursors", Protocol.Type.CURSORS),
    N("n", Protocol.Type.NUMBER);

    private static final Map<String, Slot> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Slot::json, Function.identity()));
    private static final int SHOWN_CHARS = 32;

    private final String json;
    private final Protocol.Type type;

    Slot(String json, Protocol.Type type) {
        this.json = json;
        this.type = type;
    }

    /// @throws ApiException when no message has such a field
    static Slot of(String name) {
        Slot slot = BY_NAME.get(name);
        if (slot == null) throw ApiException.bad("There is no field " + shown(name) + ".");
        return slot;
    }

    /// A peer's word, fit for an answer.
    static String shown(String word) {
        String cut = word.length() > SHOWN_CHARS ? word.substring(0, SHOWN_CHARS) + "..." : word;
        return cut.replaceAll("[^A-Za-z0-9_.-]", "?");
    }

    String json() {
        return json;
    }

    Protocol.Type type() {
        return type;
    }

    int bit() {
        return 1 << ordinal();
    }
}
