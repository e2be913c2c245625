// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Files: what is known about them in RocksDB, what they hold in a [FileFolder].
///
/// A file is received, then noted, then moved to its place. After a crash between the last two, the
/// note tells that the move is still to be made; without a note, what was received is dropped.
final class RocksFiles implements Files {
    /// What is done while files and notes agree.
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    private final Rocks rocks;
    private final FileFolder folder;
    private final FreeSpace space;
    private final ReentrantLock settling = new ReentrantLock();
    private final Set<String> receiving = ConcurrentHashMap.newKeySet();

    RocksFiles(Rocks rocks, FileFolder folder, FreeSpace space) {
        this.rocks = rocks;
        this.folder = folder;
        this.space = space;
    }

    @Override
    public FileInfo put(FileInfo about, InputStream content, long maxBytes) throws IOException {
        space.check();
        if (info(about.id()).isPresent() || !receiving.add(about.id()))
            throw new IllegalArgumentException("taken: " + about.id());
        try {
            FileFolder.Received got = folder.receive(about.id(), content, maxBytes);
            FileInfo stored = about.stored(got.bytes(), got.sha256());
            whileSettled(() -> keep(stored));
            return stored;
        } finally {
            receiving.remove(about.id());
        }
    }

    private void keep(FileInfo info) throws IOException {
        rocks.write(new Batch().put(Keys.of(Keys.FILE, info.id()), Records.encode(info))
                .put(Keys.of(Keys.FILE_OF, info.ownerId(), info.id())), true);
        folder.keep(info.id());
    }

    /// Runs while no file is between its place and its note.
    void whileSettled(Work work) throws IOException {
        settling.lock();
        try {
            work.run();
        } finally {
            settling.unlock();
        }
    }

    /// Finishes what a crash has left half done.
    void finish() throws IOException {
        for (String id : folder.unfinished()) {
            if (receiving.contains(id)) continue;
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
            whileSettled(() -> remove(info.get()));
        } catch (IOException e) {
            throw new StoreException("Cannot remove file " + id + ": " + e, e);
        }
        return true;
    }

    private void remove(FileInfo info) throws IOException {
        folder.remove(info.id());
        rocks.write(new Batch().remove(Keys.of(Keys.FILE, info.id()))
                .remove(Keys.of(Keys.FILE_OF, info.ownerId(), info.id())), true);
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
