// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.nio.file.Path;
import parley.http.ProblemException;
import parley.store.RocksStore;
import parley.store.Store;

/// Which store the messenger keeps its data in.
final class Stores {
    private static final String FOLDER = "store";

    private Stores() {
    }

    /// Opens the store that the settings name.
    ///
    /// @param data the data folder
    /// @throws parley.store.StoreException with a sentence, when it cannot be opened
    static Store open(Settings settings, Path data) {
        var uri = settings.text(SettingTable.MONGODB_URI);
        if (!uri.isEmpty())
            throw new SettingsException("mongodb.uri: MongoDB is still to come in this version.");
        return RocksStore.open(data.resolve(FOLDER));
    }

    /// Copies the store while it runs.
    ///
    /// @param folder that does not exist yet
    static void backup(Store store, Path folder) {
        throw new ProblemException(501, "Backups are still to come: stop the messenger and copy "
                + "the data folder (" + store.name() + ").");
    }
}
