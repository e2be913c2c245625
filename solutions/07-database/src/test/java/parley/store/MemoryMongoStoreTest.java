// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// The contract on MongoDB's protocol, spoken by a server in this process.
@Timeout(60)
class MemoryMongoStoreTest implements StoreContracts {
    private static MemoryMongo mongo;

    private String uri;
    private Store store;

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
        uri = mongo.uri(StoreContract.unique("t"));
        store = MongoStore.open(uri);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Store reopened() {
        return reopened(Faults.NONE);
    }

    @Override
    public Store reopened(Faults faults) {
        close();
        store = MongoStore.open(uri, faults);
        return store;
    }

    @Override
    public long piecesOfContent() {
        ConnectionString where = new ConnectionString(uri);
        try (MongoClient client = MongoClients.create(where)) {
            return client.getDatabase(where.getDatabase()).getCollection("content.chunks")
                    .countDocuments();
        }
    }
}
