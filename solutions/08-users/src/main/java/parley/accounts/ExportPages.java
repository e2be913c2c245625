// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import parley.store.Bond;
import parley.store.Conversation;
import parley.store.FileInfo;
import parley.store.Message;
import parley.store.Store;

/// Reads what an [Export] writes, a page at a time.
final class ExportPages {
    /// Does something with one of many.
    @FunctionalInterface
    interface Each<T> {
        void take(T one) throws IOException;
    }

    private final Store store;
    private final String userId;

    ExportPages(Store store, String userId) {
        this.store = store;
        this.userId = userId;
    }

    void contacts(JsonText text) throws IOException {
        list(text, each -> pages(after -> store.contacts().of(userId, after, Export.PAGE),
                bond -> bond.other(userId), bond -> {
                    if (mine(bond)) each.take(contact(bond));
                }));
    }

    /// That the other blocks, and nothing else, is not for this person to know.
    private boolean mine(Bond bond) {
        return !bond.wantedBy().isEmpty() || bond.blockedBy().contains(userId);
    }

    private Map<String, Object> contact(Bond bond) {
        String other = bond.other(userId);
        // What the other has decided, and kept to themselves, is not this person's data.
        return Map.of("userId", other, "youWant", bond.wantedBy().contains(userId),
                "theyWant", bond.wantedBy().contains(other),
                "youBlock", bond.blockedBy().contains(userId), "since", bond.since());
    }

    void conversations(JsonText text) throws IOException {
        list(text, each -> eachConversation(c -> each.take(Map.of("id", c.id(), "kind", c.kind(),
                "title", c.title(), "createdAt", c.createdAt(),
                "members", c.members().stream().map(m -> m.userId()).toList()))));
    }

    void eachConversation(Each<Conversation> each) throws IOException {
        pages(after -> store.conversations().ofUser(userId, after, Export.PAGE), Conversation::id,
                each);
    }

    void messages(Conversation conversation, JsonText text) throws IOException {
        long first = conversation.member(userId).map(m -> m.fromSeq()).orElse(Long.MAX_VALUE);
        String before = Long.toString(Math.max(1, first) - 1);
        list(text, each -> pages(before, seq -> store.messages().after(conversation.id(),
                        Long.parseLong(seq), Export.PAGE),
                message -> Long.toString(message.seq()), m -> each.take(message(m))));
    }

    private static Map<String, Object> message(Message m) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("seq", m.seq());
        shown.put("kind", m.kind());
        shown.put("senderId", m.senderId());
        shown.put("at", m.at());
        shown.put("text", m.content().text());
        if (!m.content().type().equals("text")) shown.put("type", m.content().type());
        if (!m.content().fileIds().isEmpty()) shown.put("fileIds", m.content().fileIds());
        if (m.content().replyTo() > 0) shown.put("replyTo", m.content().replyTo());
        if (m.target() > 0) shown.put("target", m.target());
        return shown;
    }

    void files(JsonText text) throws IOException {
        list(text, each -> eachFile(f -> each.take(Map.of("id", f.id(), "name", f.name(),
                "type", f.type(), "bytes", f.bytes(), "sha256", f.sha256(), "at", f.at(),
                "conversationId", f.conversationId()))));
    }

    void eachFile(Each<FileInfo> each) throws IOException {
        pages(after -> store.files().ofOwner(userId, after, Export.PAGE), FileInfo::id, each);
    }

    private static void list(JsonText text, Each<Each<Map<String, Object>>> fill)
            throws IOException {
        String[] separator = {"[\n"};
        fill.take(object -> {
            text.raw(separator[0]);
            text.value(object);
            separator[0] = ",\n";
        });
        text.raw(separator[0].startsWith("[") ? "[]" : "\n]");
    }

    private static <T> void pages(Function<String, List<T>> read, Function<T, String> key,
            Each<T> each) throws IOException {
        pages("", read, key, each);
    }

    private static <T> void pages(String begin, Function<String, List<T>> read,
            Function<T, String> key, Each<T> each) throws IOException {
        String after = begin;
        for (List<T> page; !(page = read.apply(after)).isEmpty(); ) {
            for (T one : page) each.take(one);
            after = key.apply(page.getLast());
        }
    }
}
