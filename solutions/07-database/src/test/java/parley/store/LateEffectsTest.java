// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.store.Appended.Reason;
import parley.store.Appended.Refused;
import parley.store.Message.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/// Another server has died behind an entry while this one runs, or is slow and does again what was
/// done long ago.
@Timeout(30)
class LateEffectsTest {
    private static final String ME = Ids.user();

    private final String name = StoreContract.unique("t");
    private final MemoryMongo mongo = new MemoryMongo();
    private final MongoClient client = MongoClients.create(mongo.uri(name));
    private final MongoDatabase database = client.getDatabase(name);
    private final Conversation tea = new Conversation(Ids.group(), Conversation.Kind.GROUP, "tea",
            List.of(new Member(ME, Member.Role.OWNER, 1)), StoreContract.T0, 0);
    private Store store;

    @BeforeEach
    void begin() {
        store = MongoStore.open(mongo.uri(name));
        store.conversations().add(tea);
        append(Kind.TEXT, "1", 0, "first");
    }

    @AfterEach
    void end() {
        store.close();
        client.close();
        mongo.close();
    }

    private Draft draft(Kind kind, String id, long target, String text) {
        return new Draft(tea.id(), kind, ME, id, StoreContract.T0, Content.text(text), target);
    }

    private Appended append(Kind kind, String id, long target, String text) {
        return store.messages().append(List.of(draft(kind, id, target, text))).getFirst();
    }

    private void note(long seq) {
        database.getCollection("intents").insertOne(new Document("_id", Entries.id(tea.id(), seq))
                .append("conversationId", tea.id()).append("seq", seq));
    }

    /// The other server writes the note and the entry, and dies.
    private void otherDiesBehind(Message entry) {
        note(entry.seq());
        database.getCollection("messages").insertOne(Entries.of(entry));
    }

    private String text(long seq) {
        return store.messages().at(tea.id(), seq).orElseThrow().content().text();
    }

    @Test
    void an_edit_that_another_server_left_unfinished_goes_with_its_deleted_message() {
        otherDiesBehind(draft(Kind.EDIT, "2", 1, "secret").numbered(2, 0));

        append(Kind.EDIT, "3", 1, "third");
        assertThat(text(1)).isEqualTo("third");
        append(Kind.DELETE, "4", 1, "");

        for (long seq = 1; seq <= 4; seq++) assertThat(text(seq)).isEmpty();
    }

    @Test
    void what_another_server_has_deleted_and_not_finished_cannot_be_edited() {
        otherDiesBehind(draft(Kind.DELETE, "2", 1, "").numbered(2, 0));

        assertThat(append(Kind.EDIT, "3", 1, "third"))
                .isEqualTo(new Refused(Reason.TARGET_DELETED));
        assertThat(text(1)).isEmpty();
    }

    @Test
    void an_older_edit_that_is_done_again_changes_nothing() {
        append(Kind.EDIT, "2", 1, "second");
        append(Kind.EDIT, "3", 1, "third");

        note(2);
        MongoStore.open(mongo.uri(name)).close();

        assertThat(text(1)).isEqualTo("third");
        assertThat(database.getCollection("intents").countDocuments()).isZero();
    }
}
