// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.store.StoreContract.naming;

/// Files in MongoDB that an older version or a dead server has left.
@Timeout(30)
class MongoFilesTest implements StoreContract {
    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));

    private final String name = StoreContract.unique("t");
    private final MemoryMongo mongo = new MemoryMongo();
    private final MongoClient client = MongoClients.create(mongo.uri(name));
    private Store store;

    @BeforeEach
    void begin() {
        store = MongoStore.open(mongo.uri(name));
    }

    @AfterEach
    void end() {
        store.close();
        client.close();
        mongo.close();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Store reopened() {
        store.close();
        begin();
        return store;
    }

    private MongoCollection<Document> collection(String collection) {
        return client.getDatabase(name).getCollection(collection);
    }

    @Test
    void files_of_an_older_version_stay_when_a_message_names_them_and_else_wait() {
        Conversation c = group();
        FileInfo named = file(c, T0);
        FileInfo left = file(c, T0);
        stored(naming(c, "1", named));
        collection("fates").drop();
        collection("content.files").updateMany(new Document(), new Document("$unset",
                new Document("metadata.watched", "").append("metadata.removed", "")));

        assertThat(reopened().files().ofOwner(left.ownerId(), "", 9))
                .containsExactlyInAnyOrder(named, left);
        assertThat(store.files().tidy(T0.plus(Duration.ofDays(1)))).as("not at once").isZero();
        assertThat(store.files().tidy(TOMORROW)).isEqualTo(1);

        assertThat(store.files().info(left.id())).isEmpty();
        assertThat(store.files().info(named.id())).isPresent();
        assertThat(collection("fates").countDocuments(new Document("file", left.id()))).isZero();
    }

    @Test
    void chunks_that_belong_to_no_file_go_a_day_after_their_upload_was_cut_off() {
        collection("content.chunks").insertMany(List.of(
                new Document("files_id", "f_dead").append("n", 0),
                new Document("files_id", "f_alive").append("n", 0)));
        Instant now = Instant.now();
        collection("uploads").insertMany(List.of(
                new Document("_id", "f_dead").append("at",
                        Documents.date(now.minus(Duration.ofHours(25)))),
                new Document("_id", "f_alive").append("at", Documents.date(now))));

        store.files().tidy(T0);

        assertThat(collection("content.chunks").distinct("files_id", String.class))
                .containsExactly("f_alive");
        assertThat(collection("uploads").countDocuments()).isEqualTo(1);
    }

    @Test
    void of_a_message_and_somebody_who_tidies_the_first_decides_and_the_second_hears_of_it() {
        MongoFates fates = new MongoFates(collection("fates"));
        Instant later = T0.plusMillis(1);
        for (String file : List.of("f_named", "f_removed")) fates.begin(file, T0);
        Document seen = fates.overdue("f_named", later).orElseThrow();
        Document seenToo = fates.overdue("f_removed", later).orElseThrow();

        assertThat(fates.claim("f_named")).isTrue();
        assertThat(fates.remove(seen)).as("not stored yet, but claimed").isFalse();
        assertThat(fates.overdue("f_named", later)).as("waits anew").isEmpty();
        assertThat(fates.remove(seenToo)).isTrue();
        assertThat(fates.claim("f_removed")).as("decided, but not marked yet").isFalse();
    }

    @Test
    void who_tidies_finishes_what_another_has_decided_before_it_died() {
        FileInfo file = file(group(), T0);
        collection("fates").insertOne(new Document("_id", file.id() + ":2")
                .append("file", file.id()).append("turn", 2L).append("fate", "REMOVED")
                .append("since", Documents.date(Instant.now())));

        assertThat(store.files().tidy(T0.plusMillis(1))).isEqualTo(1);

        assertThat(store.files().info(file.id())).isEmpty();
        assertThat(collection("fates").countDocuments()).isZero();
    }
}
