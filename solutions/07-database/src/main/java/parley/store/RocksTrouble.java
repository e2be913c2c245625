// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// Tells RocksDB's troubles as the store's, with a sentence on what to do.
final class RocksTrouble {
    private static final Pattern FILE = Pattern.compile("\\d+\\.(sst|log)|MANIFEST-\\d+|CURRENT");

    private RocksTrouble() {}

    /// What a trouble of RocksDB means.
    static StoreException of(Path folder, RocksDBException e) {
        var code = e.getStatus() == null ? Status.Code.Undefined : e.getStatus().getCode();
        if (code != Status.Code.Corruption)
            return new StoreException("RocksDB in " + folder + ": " + e.getMessage(), e);
        return new StoreDamagedException(damaged(folder, e) + " of " + folder + " is damaged ("
                + e.getMessage().strip() + ").\nNothing was written over. Restore a backup.", e);
    }

    /// RocksDB names the file first, and then sometimes others that it suspects; it names none of
    /// the write-ahead logs, which it reads before anything else can be asked.
    private static String damaged(Path folder, RocksDBException e) {
        Matcher named = FILE.matcher(e.getMessage());
        if (named.find()) return "The file " + named.group();
        return "The log " + String.join(" or ", logs(folder));
    }

    private static List<String> logs(Path folder) {
        return names(folder).stream().filter(n -> n.endsWith(".log")).sorted().toList();
    }

    /// Whether a folder holds no database, not even a part of one.
    static boolean isNew(Path folder) {
        return names(folder).stream().noneMatch(n -> n.endsWith(".sst") || n.endsWith(".log")
                || n.startsWith("MANIFEST") || n.equals("CURRENT"));
    }

    private static List<String> names(Path folder) {
        try (var entries = java.nio.file.Files.list(folder)) {
            return entries.map(p -> p.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new StoreException("Cannot list " + folder + ": " + e.getMessage(), e);
        }
    }
}
