// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.nio.file.Path;
import parley.api.FileLimits;
import parley.http.ProblemException;
import parley.store.MongoStore;
import parley.store.RocksConfig;
import parley.store.RocksStore;
import parley.store.Store;

/// Which store the messenger keeps its data in.
final class Stores {
    /// The store's folder in the data folder.
    static final String FOLDER = "store";
    private static final int MIB_BITS = 20;

    private Stores() {
    }

    /// Opens the store that the settings name.
    ///
    /// @param data the data folder
    /// @throws parley.store.StoreException with a sentence, when it cannot be opened
    static Store open(Settings settings, Path data) throws IOException {
        var uri = settings.text(SettingTable.MONGODB_URI);
        if (!uri.isEmpty()) return mongo(uri);
        long reserve = settings.longNumber(SettingTable.RESERVE_MIB) << MIB_BITS;
        // The data folder may have been there before, for everybody to read.
        var folder = AdminKey.privateFolder(data.resolve(FOLDER));
        return RocksStore.open(folder, RocksConfig.DEFAULT.withReserveBytes(reserve));
    }

    private static Store mongo(String uri) {
        try {
            return MongoStore.open(uri);
        } catch (IllegalArgumentException noUri) {
            // Its text may hold the password.
            throw new SettingsException("mongodb.uri is no address of a MongoDB server, such as "
                    + "mongodb://127.0.0.1:27017/parley.");
        }
    }

    /// What people can keep in it.
    static FileLimits fileLimits(Settings settings) {
        return new FileLimits(settings.number(SettingTable.QUOTA_MIB),
                settings.number(SettingTable.WAITING_HOURS));
    }

    /// Copies the store while it runs.
    ///
    /// @param folder that does not exist, or is empty
    static void backup(Store store, Path folder) throws IOException {
        if (!(store instanceof RocksStore rocks)) throw new ProblemException(409,
                "This store is a MongoDB server: back it up with its own tools.");
        rocks.backup(folder);
    }

    /// Puts a backup into a data folder without a store.
    static void restore(Path backup, Path data) throws IOException {
        RocksStore.restore(backup, AdminKey.privateFolder(data).resolve(FOLDER));
    }
}
