// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files: what is known about them in RocksDB, what they hold in a [FileFolder].
///
/// A file is received, then noted, then moved to its place. After a crash between the last two, the
/// note tells that the move is still to be made; without a note, what was received is dropped.
final class RocksFiles implements Files {
    private final Rocks rocks;
    private final FileFolder folder;
    private final FreeSpace space;

    RocksFiles(Rocks rocks, FileFolder folder, FreeSpace space) {
        this.rocks = rocks;
        this.folder = folder;
        this.space = space;
    }

    @Override
    public FileInfo put(FileInfo about, InputStream content, long maxBytes) throws IOException {
        if (info(about.id()).isPresent())
            throw new IllegalArgumentException("taken: " + about.id());
        space.check();
        FileFolder.Received got = folder.receive(about.id(), content, maxBytes);
        FileInfo stored = about.stored(got.bytes(), got.sha256());
        rocks.write(new Batch().put(Keys.of(Keys.FILE, stored.id()), Records.encode(stored))
                .put(Keys.of(Keys.FILE_OF, stored.ownerId(), stored.id())), true);
        folder.keep(stored.id());
        return stored;
    }

    /// Finishes what a crash has left half done.
    void finish() throws IOException {
        for (String id : folder.unfinished()) {
            if (info(id).isPresent()) folder.keep(id);
            else folder.drop(id);
        }
    }

    @Override
    public Optional<FileInfo> info(String id) {
        return rocks.get(Keys.of(Keys.FILE, id)).map(Records::file);
    }

    @Override
    public InputStream open(String id, long from) throws IOException {
        return folder.open(id, from);
    }

    @Override
    public boolean remove(String id) {
        Optional<FileInfo> info = info(id);
        if (info.isEmpty()) return false;
        try {
            folder.remove(id);
        } catch (IOException e) {
            throw new StoreException("Cannot remove file " + id + ": " + e, e);
        }
        rocks.write(new Batch().remove(Keys.of(Keys.FILE, id))
                .remove(Keys.of(Keys.FILE_OF, info.get().ownerId(), id)), true);
        return true;
    }

    @Override
    public List<FileInfo> ofOwner(String userId, String after, int limit) {
        int most = Limits.page(limit);
        List<FileInfo> found = new ArrayList<>();
        rocks.scan(Keys.under(Keys.FILE_OF, userId), Keys.of(Keys.FILE_OF, userId, after),
                (key, nothing) -> {
                    info(Keys.last(key)).ifPresent(found::add);
                    return found.size() < most;
                });
        return found;
    }
}
