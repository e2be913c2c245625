// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.file.Files.walk;

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
        return reopened(Faults.NONE);
    }

    @Override
    public Store reopened(Faults faults) {
        close();
        store = RocksStore.open(folder, RocksConfig.DEFAULT, faults);
        return store;
    }

    @Override
    public long piecesOfContent() throws IOException {
        try (var files = walk(folder.resolve("files")); var coming = walk(folder.resolve("incoming"))) {
            return files.filter(java.nio.file.Files::isRegularFile).count()
                    + coming.filter(java.nio.file.Files::isRegularFile).count();
        }
    }
}
