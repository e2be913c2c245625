// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The contract on RocksDB.
@Timeout(60)
class RocksStoreTest implements StoreContracts {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = RocksStore.open(folder);
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
        close();
        open();
        return store;
    }
}
