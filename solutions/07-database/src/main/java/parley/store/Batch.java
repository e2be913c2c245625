// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;

/// Changes that are stored together or not at all. One thread.
final class Batch {
    /// One change; an empty value of a removal.
    record Change(Family family, byte[] key, byte[] value, boolean removed) {}

    private static final byte[] NOTHING = {};

    private final List<Change> changes = new ArrayList<>();

    Batch put(Family family, byte[] key, byte[] value) {
        changes.add(new Change(family, key, value, false));
        return this;
    }

    Batch remove(Family family, byte[] key) {
        changes.add(new Change(family, key, NOTHING, true));
        return this;
    }

    /// A key that says all.
    Batch put(byte[] directoryKey) {
        return put(directoryKey, NOTHING);
    }

    Batch put(byte[] directoryKey, byte[] value) {
        return put(Family.DIRECTORY, directoryKey, value);
    }

    Batch remove(byte[] directoryKey) {
        return remove(Family.DIRECTORY, directoryKey);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    List<Change> changes() {
        return changes;
    }
}
