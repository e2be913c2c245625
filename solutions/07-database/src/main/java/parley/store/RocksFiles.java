// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Files: what is known about them in RocksDB, what they hold in a [FileFolder].
///
/// A file is received, then noted, then moved to its place. After a crash between the last two, the
/// note tells that the move is still to be made; without a note, what was received is dropped. It is
/// noted as removed, then its content goes, then the note: so the content never stays behind.
final class RocksFiles implements Files {
    /// What is done while files and notes agree.
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /// Files that are removed by one write.
    private static final int PAGE = 50;

    private final Rocks rocks;
    private final FileFolder folder;
    private final FreeSpace space;
    private final LogWriter log;
    private final Faults faults;
    private final FileRows rows;
    private final ReentrantLock settling = new ReentrantLock();
    private final Set<String> receiving = ConcurrentHashMap.newKeySet();

    RocksFiles(Rocks rocks, FileFolder folder, FreeSpace space, LogWriter log, Faults faults) {
        this.rocks = rocks;
        this.folder = folder;
        this.space = space;
        this.log = log;
        this.faults = faults;
        this.rows = new FileRows(rocks);
    }

    @Override
    public FileInfo put(FileInfo about, InputStream content, long maxBytes, long ownerBytes)
            throws IOException {
        space.check();
        Room room = new Room(maxBytes, ownerBytes, bytesOf(about.ownerId()));
        room.check(0);
        boolean taken = rows.info(about.id()).isPresent() || rows.removed(about.id());
        if (taken || !receiving.add(about.id()))
            throw new IllegalArgumentException("taken: " + about.id());
        try {
            FileFolder.Received got = folder.receive(about.id(), content, room);
            FileInfo stored = about.stored(got.bytes(), got.sha256());
            whileSettled(() -> keep(stored, ownerBytes));
            return stored;
        } finally {
            receiving.remove(about.id());
        }
    }

    private void keep(FileInfo file, long ownerBytes) throws IOException {
        try {
            // Others of the same owner may have come meanwhile; now none can.
            new Room(file.bytes(), ownerBytes, bytesOf(file.ownerId())).check(file.bytes());
        } catch (OverQuotaException e) {
            folder.drop(file.id());
            throw e;
        }
        Batch batch = new Batch();
        FileRows.add(file, batch);
        rocks.write(batch, true);
        faults.reached(Faults.Point.FILE_NOTED);
        folder.keep(file.id());
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

    /// Finishes what a crash, or a write that failed, has left half done.
    ///
    /// @return how many removed files had content left
    int finish() throws IOException {
        for (String id : folder.unfinished()) whileSettled(() -> finishPut(id));
        int gone = 0;
        for (List<String> page; !(page = rows.removed(PAGE)).isEmpty(); gone += page.size())
            for (String id : page) whileSettled(() -> purge(id));
        return gone;
    }

    private void finishPut(String id) throws IOException {
        if (receiving.contains(id) || !folder.received(id)) return;
        if (rows.info(id).isPresent()) folder.keep(id);
        else folder.drop(id);
    }

    /// Takes the content of a removed file, then the note on it.
    private void purge(String id) throws IOException {
        folder.remove(id);
        faults.reached(Faults.Point.CONTENT_GONE);
        rows.forget(id);
    }

    @Override
    public Optional<FileInfo> info(String id) {
        return rows.info(id);
    }

    @Override
    public InputStream open(String id, long from) throws IOException {
        return folder.open(id, from);
    }

    @Override
    public boolean remove(String id) {
        boolean[] found = {false};
        try {
            whileSettled(() -> found[0] = removeSettled(id));
        } catch (IOException e) {
            throw new StoreException("Cannot remove file " + id + ": " + e, e);
        }
        return found[0];
    }

    private boolean removeSettled(String id) throws IOException {
        Optional<FileInfo> file = rows.info(id);
        if (file.isPresent()) {
            Batch batch = new Batch();
            FileRows.remove(file.get(), batch);
            rocks.write(batch, true);
            faults.reached(Faults.Point.FILE_REMOVED);
        } else if (!rows.removed(id)) {
            return false;
        }
        purge(id);
        return true;
    }

    @Override
    public int tidy(Instant waitingSince) {
        for (List<String> found; !(found = rows.waitingBefore(waitingSince, PAGE)).isEmpty(); ) {
            faults.reached(Faults.Point.FILES_FOUND);
            List<String> page = found;
            log.whileNothingIsStored(() -> removeWaiting(page));
        }
        try {
            return finish();
        } catch (IOException e) {
            throw new StoreException("Cannot tidy the files: " + e, e);
        }
    }

    /// Those that are still waiting: a message may have named some just now.
    private void removeWaiting(List<String> ids) {
        Batch batch = new Batch();
        for (String id : ids)
            if (rows.waiting(id)) rows.info(id).ifPresentOrElse(file -> FileRows.remove(file, batch),
                    () -> FileRows.name(id, batch));
        if (batch.isEmpty()) return;
        rocks.write(batch, true);
        faults.reached(Faults.Point.FILE_REMOVED);
    }

    @Override
    public List<FileInfo> ofOwner(String userId, String after, int limit) {
        return rows.ofOwner(userId, after, Limits.page(limit));
    }

    @Override
    public long bytesOf(String userId) {
        return rows.bytesOf(userId);
    }
}
