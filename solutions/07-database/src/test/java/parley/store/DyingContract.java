// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What tests need in which the server dies between two steps: the store is left at a fault and
/// opened again.
interface DyingContract extends StoreContract {
    /// The same data, opened again by a server that meets these faults.
    Store reopened(Faults faults);

    /// Files in the folder, or chunks in the bucket: what takes room on a disk.
    long piecesOfContent() throws IOException;

    /// The server dies when it gets there.
    static Faults at(Faults.Point death) {
        return point -> {
            if (point == death) throw new StoreException("died at " + death);
        };
    }

    /// Opens the store, does something that ends at a point, and opens it again after that.
    default void dies(Faults.Point death, Runnable work) {
        reopened(at(death));
        assertThatThrownBy(work::run).isInstanceOf(StoreException.class)
                .hasMessageContaining("died at " + death);
        reopened(Faults.NONE);
    }

    default void isThere(FileInfo file) throws IOException {
        assertThat(store().files().info(file.id())).contains(file);
        try (var in = store().files().open(file.id(), 0)) {
            assertThat(in.readAllBytes()).hasSize((int) file.bytes());
        }
    }

    default void isGone(FileInfo file) {
        assertThat(store().files().info(file.id())).isEmpty();
        assertThatThrownBy(() -> store().files().open(file.id(), 0).close())
                .isInstanceOf(NoSuchFileException.class);
        assertThat(store().files().ofOwner(file.ownerId(), "", 500)).doesNotContain(file);
        assertThat(store().files().remove(file.id())).isFalse();
    }
}
