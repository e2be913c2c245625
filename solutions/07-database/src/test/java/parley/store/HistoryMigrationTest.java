// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// Histories of the first messenger, brought over.
@Timeout(30)
class HistoryMigrationTest {
    private static Document said(String from, String to, int minute) {
        return new Document("date", Documents.date(StoreContract.T0.plusSeconds(60L * minute)))
                .append("from", from).append("to", to).append("text", "text " + minute);
    }

    private static List<Document> history(int count) {
        List<Document> history = new ArrayList<>();
        for (int i = 0; i < count; i++)
            history.add(i % 3 == 0 ? said("Ben", "ana", i) : said("ana", "ben", i));
        return history;
    }

    @Test
    void histories_come_over_once_in_order_however_often_it_runs() {
        String name = StoreContract.unique("t");
        int count = HistoryMigration.BATCH + 7;
        try (MemoryMongo mongo = new MemoryMongo();
                MongoClient client = MongoClients.create(mongo.uri(name));
                Store store = MongoStore.open(mongo.uri(name))) {
            User ana = StoreContract.user("Ana");
            User ben = StoreContract.user("ben");
            store.users().add(ana);
            store.users().add(ben);
            MongoCollection<Document> old = client.getDatabase(name).getCollection("old");
            old.insertMany(List.of(
                    new Document("conversation_name", "ana_ben").append("history", history(count)),
                    new Document("conversation_name", "ana_eve")
                            .append("history", List.of(said("eve", "ana", 1)))));

            List<String> leftOut = new HistoryMigration(old, store).run();
            new HistoryMigration(old, store).run();

            String id = Ids.direct(ana.id(), ben.id());
            List<Message> log = new ArrayList<>(store.messages().after(id, 0, 500));
            log.addAll(store.messages().after(id, 500, 500));
            assertThat(leftOut).containsExactly("ana_eve");
            assertThat(log).hasSize(count);
            for (int i = 0; i < count; i++) {
                assertThat(log.get(i).content().text()).isEqualTo("text " + i);
                assertThat(log.get(i).senderId()).isEqualTo(i % 3 == 0 ? ben.id() : ana.id());
                assertThat(log.get(i).at()).isEqualTo(StoreContract.T0.plusSeconds(60L * i));
            }
        }
    }
}
