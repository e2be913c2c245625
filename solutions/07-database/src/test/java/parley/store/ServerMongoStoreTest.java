// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

/// The contract on a MongoDB server in a process of its own: the one that a variable names. On a
/// build machine there must be one.
@Timeout(120)
class ServerMongoStoreTest implements StoreContracts {
    static final String VARIABLE = "PARLEY_TEST_MONGODB_URI";

    private static final String HOW = "The store was not tested on a MongoDB server of its own "
            + "process.\nName one: " + VARIABLE + "=mongodb://127.0.0.1:27017/\n"
            + "(.ci/run builds and starts FerretDB for it: solutions/07-database/src/test/ferretdb)";

    static {
        if (named().isEmpty()) {
            Runtime.getRuntime().addShutdownHook(
                    new Thread(() -> System.err.println(HOW), "what was not tested"));
        }
    }

    private String uri;
    private Store store;

    private static Optional<String> named() {
        return Optional.ofNullable(System.getenv(VARIABLE)).filter(s -> !s.isBlank());
    }

    /// A database of its own on the named server.
    static String uri(String database) {
        String server = named().orElseThrow(ServerMongoStoreTest::missing);
        return URI.create(server).resolve("/" + database).toString();
    }

    private static RuntimeException missing() {
        if ("true".equals(System.getenv("CI"))) return new IllegalStateException(HOW);
        return new TestAbortedException(HOW);
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
        close();
        store = MongoStore.open(uri);
        return store;
    }
}
