// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What an update does to each file: the file as it came, as it is here and as it is in the newer
/// course are compared, and what the student edited is never overwritten.
final class Update {
    /// What happens to a file.
    enum Kind {
        /// It is not as in the newer course and nobody edited it: it is replaced or removed.
        TAKEN,
        /// It was edited here and changed there: it stays, and the newer one is put beside.
        STAYS
    }

    /// A file that differs.
    ///
    /// @param bytes as it is in the newer course; empty when it is not there any more
    record Change(Kind kind, String name, Optional<byte[]> bytes) { }

    private final Path root;
    private final Map<String, String> came;
    private final NewerCourse newer;

    /// @param came the hash of each file as it came
    Update(Path root, Map<String, String> came, NewerCourse newer) {
        this.root = root;
        this.came = came;
        this.newer = newer;
    }

    /// What would be done. Writes nothing.
    List<Change> changes() throws IOException {
        var names = new TreeSet<>(came.keySet());
        names.addAll(newer.files().keySet());
        var changes = new ArrayList<Change>();
        for (var name : names) change(name).ifPresent(changes::add);
        return List.copyOf(changes);
    }

    private Optional<Change> change(String name) throws IOException {
        var was = Optional.ofNullable(came.get(name));
        var is = Delivered.hash(root.resolve(name));
        var bytes = Optional.ofNullable(newer.files().get(name));
        var becomes = bytes.map(Delivered::hash);
        if (is.equals(becomes) || was.equals(becomes)) return Optional.empty();
        boolean untouched = is.equals(was) || is.isEmpty() && was.isEmpty();
        return Optional.of(new Change(untouched ? Kind.TAKEN : Kind.STAYS, name, bytes));
    }

    /// Does it. Whatever is replaced or removed is kept first, and each file is written whole or
    /// not at all, so that an update that was interrupted can be started again.
    ///
    /// @return where the copies are, seen from the course's folder
    String apply(List<Change> changes) throws IOException {
        var kept = new Kept(root);
        for (var change : changes) {
            if (change.kind() == Kind.TAKEN) kept.copy(root.resolve(change.name()));
        }
        for (var change : changes) {
            if (change.kind() == Kind.STAYS && change.bytes().isPresent()) {
                kept.putNewer(change.name(), change.bytes().get());
            }
        }
        for (var change : changes) {
            if (change.kind() == Kind.TAKEN) take(change);
        }
        return kept.name();
    }

    private void take(Change change) throws IOException {
        var file = root.resolve(change.name());
        if (change.bytes().isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        boolean executable = Files.isExecutable(file);
        SafeFile.write(file, change.bytes().get());
        boolean script = change.bytes().get().length > 1 && change.bytes().get()[0] == '#'
                && change.bytes().get()[1] == '!';
        if (executable || script) file.toFile().setExecutable(true);
    }
}
