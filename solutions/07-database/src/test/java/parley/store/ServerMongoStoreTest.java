// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import parley.testkit.Machine;

/// The contract on a MongoDB server in a process of its own: the one that a variable names. On a
/// build machine there must be one.
@Timeout(120)
class ServerMongoStoreTest implements StoreContracts {
    static final String VARIABLE = "PARLEY_TEST_MONGODB_URI";

    private String uri;
    private Store store;

    /// A database of its own on the named server.
    static String uri(String database) {
        String server = System.getenv().getOrDefault(VARIABLE, "").strip();
        Machine.needs(!server.isEmpty(),
                "The store was not tried on a MongoDB server of its own process.",
                "Name one: " + VARIABLE + "=mongodb://127.0.0.1:27017/",
                ".ci/run builds and starts FerretDB: solutions/07-database/src/test/ferretdb");
        return URI.create(server).resolve("/" + database).toString();
    }

    @BeforeEach
    void open() {
        uri = uri(StoreContract.unique("t"));
        store = MongoStore.open(uri);
    }

    @AfterEach
    void close() {
        if (store != null) store.close();
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
