// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import parley.store.Message.Kind;

/// A log's entries as MongoDB documents, and back. The `_id` is made of conversation and number, so
/// no number can be given twice, and the ids of a page can be worked out without asking.
final class Entries {
    /// Numbers are padded, so that ids sort like them.
    private static final int DIGITS = 12;

    private Entries() {}

    /// The `_id` of an entry: `g_Qm...:000000000042`.
    static String id(String conversationId, long seq) {
        String number = Long.toString(seq);
        return conversationId + ":" + "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }

    /// The ids of a page: `from`, and on to `to`, both included; downwards when `to` is lower.
    static List<String> ids(String conversationId, long from, long to) {
        List<String> ids = new ArrayList<>();
        long step = from <= to ? 1 : -1;
        for (long seq = from; seq != to + step; seq += step) ids.add(id(conversationId, seq));
        return ids;
    }

    /// A condition on `_id`: entries of a conversation from one number to another, both included.
    static Document range(String conversationId, long from, long to) {
        return new Document("_id", new Document("$gte", id(conversationId, Math.max(from, 1)))
                .append("$lte", id(conversationId, to)));
    }

    static Document of(Message m) {
        Document d = new Document("_id", id(m.conversationId(), m.seq()))
                .append("conversationId", m.conversationId()).append("seq", m.seq())
                .append("kind", m.kind().name()).append("senderId", m.senderId())
                .append("clientId", m.clientId()).append("at", Documents.date(m.at()))
                .append("target", m.target()).append("editedBy", m.editedBy())
                .append("fingerprint", Sent.fingerprint(m.kind(), m.content(), m.target()));
        d.putAll(content(m.content()));
        return d;
    }

    /// The fields that hold what an entry says.
    static Document content(Content c) {
        return new Document("type", c.type()).append("text", c.text())
                .append("fileIds", c.fileIds()).append("replyTo", c.replyTo());
    }

    static Message message(Document d) {
        Content content = new Content(d.getString("type"), d.getString("text"),
                d.getList("fileIds", String.class), d.getLong("replyTo"));
        return new Message(d.getString("conversationId"), d.getLong("seq"),
                Kind.valueOf(d.getString("kind")), d.getString("senderId"),
                d.getString("clientId"), Documents.time(d, "at"), content, d.getLong("target"),
                d.getLong("editedBy"));
    }

    /// The answer to a draft that was stored before, as this document.
    static Appended.Duplicate duplicate(Document earlier, Draft draft) {
        Sent first = new Sent(earlier.getString("conversationId"), earlier.getLong("seq"),
                earlier.getInteger("fingerprint"));
        return new Appended.Duplicate(message(earlier), first.same(draft));
    }

    /// The notice's entry, with the change that it tells of: whoever reads it can finish the change.
    static Document notice(Message m, Conversation now) {
        return of(m).append("change", Documents.of(now));
    }

    /// The change that a notice tells of.
    static Optional<Conversation> change(Document entry) {
        return Optional.ofNullable(entry.get("change", Document.class))
                .map(Documents::conversation);
    }
}
