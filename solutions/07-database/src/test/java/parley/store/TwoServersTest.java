// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// Two messengers on one database.
@Timeout(60)
class TwoServersTest implements StoreContract {
    private static final int BATCHES = 15;
    private static MemoryMongo mongo;

    private Store one;
    private Store other;

    @BeforeAll
    static void start() {
        mongo = new MemoryMongo();
    }

    @AfterAll
    static void stop() {
        mongo.close();
    }

    @BeforeEach
    void open() {
        String uri = mongo.uri(StoreContract.unique("t"));
        one = MongoStore.open(uri);
        other = MongoStore.open(uri);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Override
    public Store store() {
        return one;
    }

    @Override
    public Store reopened() {
        throw new UnsupportedOperationException("not here");
    }

    private Store store(int i) {
        return i % 2 == 0 ? one : other;
    }

    @Test
    void number_a_conversation_without_a_gap() throws Exception {
        Conversation c = group();

        Together.run(4, thread -> {
            for (int i = 0; i < BATCHES; i++) {
                List<Draft> batch = new ArrayList<>();
                for (int k = 0; k < 5; k++) {
                    String id = thread + "-" + i + "-" + k;
                    batch.add(StoreContract.text(c, id, id));
                }
                store(thread).messages().append(batch);
            }
        });

        int count = 4 * BATCHES * 5;
        List<Message> log = one.messages().after(c.id(), 0, 500);
        assertThat(log).extracting(Message::seq)
                .isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
        assertThat(log).extracting(m -> m.content().text()).doesNotHaveDuplicates();
        assertThat(other.messages().after(c.id(), 0, 500)).isEqualTo(log);
    }

    @Test
    void store_a_draft_once_that_was_sent_to_both() throws Exception {
        Conversation c = group();

        Together.run(4, thread -> {
            for (int i = 0; i < BATCHES; i++)
                store(thread).messages().append(List.of(StoreContract.text(c, "id" + i, "x")));
        });

        assertThat(one.messages().lastSeq(c.id())).isEqualTo(BATCHES);
    }

    @Test
    void change_a_conversation_one_after_the_other() throws Exception {
        Conversation c = group();

        Together.run(4, thread -> {
            for (int i = 0; i < BATCHES; i++) change(store(thread), c.id(), thread + "-" + i);
        });

        Conversation now = one.conversations().byId(c.id()).orElseThrow();
        List<Message> log = one.messages().after(c.id(), 0, 500);
        assertThat(log).hasSize(4 * BATCHES);
        assertThat(now.version()).isEqualTo(1 + log.size());
        assertThat(now.title()).isEqualTo(log.getLast().content().text());
    }

    private static void change(Store store, String id, String title) {
        for (Appended a = new Appended.Refused(Appended.Reason.CHANGED_MEANWHILE);
                a instanceof Appended.Refused;) {
            Conversation c = store.conversations().byId(id).orElseThrow();
            Conversation renamed = new Conversation(id, c.kind(), title, c.members(),
                    c.createdAt(), c.version());
            a = store.conversations().change(renamed, new Draft(id, Message.Kind.NOTICE,
                    c.members().getFirst().userId(), title, T0, Content.text(title), 0));
        }
    }

    @Test
    void edit_and_delete_what_the_other_has_stored() {
        Conversation c = group();
        one.messages().append(List.of(StoreContract.text(c, "1", "one")));
        other.messages().append(List.of(StoreContract.edit(c, "2", 1, "two"),
                StoreContract.text(c, "3", "three")));

        var results = one.messages().append(List.of(StoreContract.delete(c, "4", 1),
                StoreContract.text(c, "5", "five")));

        assertThat(results).allMatch(Appended.Stored.class::isInstance);
        assertThat(other.messages().after(c.id(), 0, 10))
                .extracting(m -> m.content().text()).containsExactly("", "", "three", "", "five");
    }
}
