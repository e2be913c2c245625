// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// Brings over what a first messenger had stored: a document a conversation, with an array of
/// messages that grows for ever, until the document reaches 16 MB and takes no more.
///
/// ```
/// { conversation_name: "ana_ben",
///   history: [ { date: ISODate(...), from: "ana", to: "ben", text: "hello" }, ... ] }
/// ```
///
/// It may be cut off at any point and begun again: nothing is stored twice.
public final class HistoryMigration {
    /// Messages stored at once.
    static final int BATCH = 500;

    private final MongoCollection<Document> old;
    private final Store store;

    /// @param old the collection of such documents
    public HistoryMigration(MongoCollection<Document> old, Store store) {
        this.old = old;
        this.store = store;
    }

    /// Brings all conversations over whose two people have accounts here, by the same names.
    ///
    /// @return the names of the conversations that were left out
    public List<String> run() {
        List<String> leftOut = new ArrayList<>();
        for (Document chat : old.find().sort(new Document("_id", 1)))
            if (!migrate(chat)) leftOut.add(chat.getString("conversation_name"));
        return leftOut;
    }

    private boolean migrate(Document chat) {
        List<Document> history = chat.getList("history", Document.class, List.of());
        if (history.isEmpty()) return true;
        Optional<User> one = store.users().byName(history.getFirst().getString("from"));
        Optional<User> other = store.users().byName(history.getFirst().getString("to"));
        if (one.isEmpty() || other.isEmpty()) return false;
        Conversation c = direct(one.get(), other.get(), time(history.getFirst()));
        store.conversations().add(c);
        bringOver(c, one.get(), other.get(), history);
        return true;
    }

    private static Conversation direct(User one, User other, Instant since) {
        return new Conversation(Ids.direct(one.id(), other.id()), Conversation.Kind.DIRECT, "",
                List.of(new Member(one.id(), Member.Role.MEMBER, Member.FROM_THE_BEGINNING),
                        new Member(other.id(), Member.Role.MEMBER, Member.FROM_THE_BEGINNING)),
                since, 0);
    }

    /// Stores a history in the order in which it was said, [#BATCH] messages at once.
    private void bringOver(Conversation c, User one, User other, List<Document> history) {
        // task 7.9: make a draft of each message. Its client id has to be the same when the
        // migration runs again: conversation and place in the array, not something random
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Document said = history.get(i);
            boolean byOne = Names.fold(said.getString("from")).equals(Names.fold(one.name()));
            String sender = byOne ? one.id() : other.id();
            drafts.add(Draft.text(c.id(), sender, clientId(c, i), time(said),
                    said.getString("text")));
            if (drafts.size() == BATCH || i == history.size() - 1) {
                store.messages().append(drafts);
                drafts.clear();
            }
        }
        // end 7.9
    }

    private static String clientId(Conversation c, int place) {
        return "old-" + c.id().substring(2) + "-" + place;
    }

    private static Instant time(Document said) {
        return said.getDate("date").toInstant();
    }
}
