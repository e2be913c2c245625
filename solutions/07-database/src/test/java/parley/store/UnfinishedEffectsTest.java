// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.store.Message.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/// A server dies between an entry and what the entry does: the next one finishes the work.
@Timeout(30)
class UnfinishedEffectsTest {
    private static final String ME = Ids.user();

    private static Draft draft(Conversation c, Kind kind, String id, long target, String text) {
        return new Draft(c.id(), kind, ME, id, StoreContract.T0, Content.text(text), target);
    }

    /// What a server writes before it dies: the note, the entry, and nothing else.
    private static void die(MongoDatabase database, Document entry) {
        database.getCollection("intents").insertOne(new Document("_id", entry.getString("_id"))
                .append("conversationId", entry.getString("conversationId"))
                .append("seq", entry.getLong("seq")));
        database.getCollection("messages").insertOne(entry);
    }

    @Test
    void the_next_server_finishes_edits_deletes_and_changes() {
        String name = StoreContract.unique("t");
        try (MemoryMongo mongo = new MemoryMongo();
                MongoClient client = MongoClients.create(mongo.uri(name))) {
            MongoDatabase database = client.getDatabase(name);
            Conversation c = new Conversation(Ids.group(), Conversation.Kind.GROUP, "tea",
                    List.of(new Member(ME, Member.Role.OWNER, 1)), StoreContract.T0, 0);
            try (Store store = MongoStore.open(mongo.uri(name))) {
                store.conversations().add(c);
                store.messages().append(List.of(draft(c, Kind.TEXT, "1", 0, "a"),
                        draft(c, Kind.TEXT, "2", 0, "b"), draft(c, Kind.EDIT, "3", 2, "bb")));
            }
            Conversation renamed = new Conversation(c.id(), c.kind(), "coffee", c.members(),
                    c.createdAt(), 2);
            die(database, Entries.of(draft(c, Kind.EDIT, "4", 1, "aa").numbered(4, 0)));
            die(database, Entries.of(draft(c, Kind.DELETE, "5", 2, "").numbered(5, 3)));
            die(database, Entries.notice(draft(c, Kind.NOTICE, "6", 0, "").numbered(6, 0), renamed));

            try (Store store = MongoStore.open(mongo.uri(name))) {
                assertThat(store.messages().after(c.id(), 0, 10))
                        .extracting(m -> m.content().text())
                        .containsExactly("aa", "", "", "aa", "", "");
                assertThat(store.messages().at(c.id(), 2)).map(Message::kind)
                        .contains(Kind.DELETED);
                assertThat(store.conversations().byId(c.id())).contains(renamed);
                assertThat(database.getCollection("intents").countDocuments()).isZero();
            }
        }
    }

    @Test
    void a_note_without_an_entry_does_no_harm() {
        String name = StoreContract.unique("t");
        try (MemoryMongo mongo = new MemoryMongo();
                MongoClient client = MongoClients.create(mongo.uri(name));
                Store store = MongoStore.open(mongo.uri(name))) {
            Conversation c = new Conversation(Ids.group(), Conversation.Kind.GROUP, "tea",
                    List.of(new Member(ME, Member.Role.OWNER, 1)), StoreContract.T0, 0);
            store.conversations().add(c);
            client.getDatabase(name).getCollection("intents").insertOne(
                    new Document("_id", Entries.id(c.id(), 1)).append("conversationId", c.id())
                            .append("seq", 1L));

            store.messages().append(List.of(draft(c, Kind.TEXT, "1", 0, "a")));
            store.messages().append(List.of(draft(c, Kind.EDIT, "2", 1, "b")));

            assertThat(store.messages().at(c.id(), 1)).map(m -> m.content().text()).contains("b");
        }
    }
}
