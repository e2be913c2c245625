// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.nio.file.Path;
import java.util.Optional;

/// What is known that speaks against writing to a database: a write that failed, until it is opened
/// again; damage, for good. Any thread.
final class WriteGate {
    private final Path folder;
    private volatile boolean failed;
    private volatile Optional<StoreDamagedException> damage = Optional.empty();

    WriteGate(Path folder) {
        this.folder = folder;
    }

    void failed() {
        failed = true;
    }

    void opened() {
        failed = false;
    }

    /// What is there stays as it is from now on, so that it can be looked at and saved.
    void damaged(StoreDamagedException found) {
        damage = Optional.of(found);
    }

    /// Whether nothing speaks against writing.
    boolean open() {
        return !failed && damage.isEmpty();
    }

    /// @throws StoreDamagedException when damage was found
    /// @throws StoreClosedException when a write has failed
    void check() {
        undamaged();
        if (failed) throw new StoreClosedException(
                "A write to " + folder + " has failed, so it must be opened again first.");
    }

    /// @throws StoreDamagedException when damage was found
    void undamaged() {
        if (damage.isPresent())
            throw new StoreDamagedException(damage.get().getMessage(), damage.get());
    }
}
