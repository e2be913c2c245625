// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a batch of entries does to files, written with it: so a message that is stored names files
/// that stay, and a deleted one has taken its files along. One thread.
final class StagedFiles {
    private final FileRows rows;
    private final Batch batch;
    private final Set<String> removed = new HashSet<>();

    StagedFiles(Rocks rocks, Batch batch) {
        this.rows = new FileRows(rocks);
        this.batch = batch;
    }

    /// @return false when one of them is not there: then none is named
    boolean name(List<String> ids) {
        for (String id : ids)
            if (removed.contains(id) || rows.info(id).isEmpty()) return false;
        for (String id : ids) FileRows.name(id, batch);
        return true;
    }

    /// Their content is removed later, by whoever wants the room.
    void remove(List<String> ids) {
        for (String id : ids) {
            if (!removed.add(id)) continue;
            rows.info(id).ifPresent(file -> FileRows.remove(file, batch));
        }
    }
}
