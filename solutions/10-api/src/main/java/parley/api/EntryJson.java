// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Locale;
import parley.store.Message;
import parley.store.Message.Kind;

/// Writes entries of a conversation, straight from the store's messages into bytes: the JSON that
/// Jackson writes of an [Entry] and of a [Page] of them, at a tenth of the cost. Any thread.
final class EntryJson {
    private static final ThreadLocal<JsonBytes> PAGE = ThreadLocal.withInitial(JsonBytes::new);
    private static final byte[][] KINDS = kinds();
    private static final byte[] ITEMS = ascii("{\"items\":[");
    private static final byte[] NEXT = ascii("],\"next\":\"");
    private static final byte[] END = ascii("\"}");
    private static final byte[] CONVERSATION = ascii("\"conversation\":");
    private static final byte[] SEQ = ascii(",\"seq\":");
    private static final byte[] SENDER = ascii(",\"sender\":");
    private static final byte[] ID = ascii(",\"id\":");
    private static final byte[] AT = ascii(",\"at\":");
    private static final byte[] FORMAT = ascii(",\"format\":");
    private static final byte[] TEXT = ascii(",\"text\":");
    private static final byte[] FILES = ascii(",\"files\":");
    private static final byte[] REPLY_TO = ascii(",\"replyTo\":");
    private static final byte[] TARGET = ascii(",\"target\":");
    private static final byte[] EDITED_BY = ascii(",\"editedBy\":");

    private EntryJson() {}

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[][] kinds() {
        Kind[] all = Kind.values();
        byte[][] written = new byte[all.length][];
        for (Kind kind : all)
            written[kind.ordinal()] =
                    ascii(",\"kind\":\"" + kind.name().toLowerCase(Locale.ROOT) + "\"");
        return written;
    }

    /// A page.
    ///
    /// @param limit how many entries were asked for: fewer mean that there are no more
    static byte[] page(List<Message> messages, int limit) {
        JsonBytes out = PAGE.get().clear().raw(ITEMS);
        for (int i = 0; i < messages.size(); i++) {
            if (i > 0) out.raw(',');
            fields(messages.get(i), out.raw('{'));
        }
        out.raw(NEXT);
        if (messages.size() >= limit) out.number(messages.getLast().seq());
        return out.raw(END).copy();
    }

    /// The fields of an entry, and the brace that ends it.
    static JsonBytes fields(Message message, JsonBytes out) {
        out.raw(CONVERSATION).string(message.conversationId())
                .raw(SEQ).number(message.seq())
                .raw(KINDS[message.kind().ordinal()])
                .raw(SENDER).string(message.senderId())
                .raw(ID).string(message.clientId())
                .raw(AT);
        IsoTime.write(message.at(), out);
        out.raw(FORMAT).string(message.content().type());
        if (!message.content().text().isEmpty()) out.raw(TEXT).string(message.content().text());
        if (!message.content().fileIds().isEmpty()) files(message.content().fileIds(), out);
        if (message.content().replyTo() != 0)
            out.raw(REPLY_TO).number(message.content().replyTo());
        if (message.target() != 0) out.raw(TARGET).number(message.target());
        if (message.editedBy() != 0) out.raw(EDITED_BY).number(message.editedBy());
        return out.raw('}');
    }

    private static void files(List<String> ids, JsonBytes out) {
        out.raw(FILES);
        char before = '[';
        for (String id : ids) {
            out.raw(before).string(id);
            before = ',';
        }
        out.raw(']');
    }
}
