// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the directory says about files: all rows of one change together, in one batch.
final class FileRows {
    private final Rocks rocks;

    FileRows(Rocks rocks) {
        this.rocks = rocks;
    }

    Optional<FileInfo> info(String id) {
        return rocks.get(Keys.of(Keys.FILE, id)).map(Records::file);
    }

    /// A new file, which no message names yet.
    static void add(FileInfo file, Batch batch) {
        batch.put(Keys.of(Keys.FILE, file.id()), Records.encode(file));
        index(file, batch);
    }

    /// The rows that lead to a file, of which no message is known that names it.
    static void index(FileInfo file, Batch batch) {
        batch.put(Keys.of(Keys.FILE_OF, file.ownerId(), file.id()),
                new Encoder().number(file.bytes()).bytes());
        batch.put(Keys.of(Keys.WAITING_FILE, file.id()), new Encoder().time(file.at()).bytes());
    }

    /// A message names it.
    static void name(String id, Batch batch) {
        batch.remove(Keys.of(Keys.WAITING_FILE, id));
    }

    /// Gone for everybody; only its content is still to be removed.
    static void remove(FileInfo file, Batch batch) {
        batch.remove(Keys.of(Keys.FILE, file.id()));
        batch.remove(Keys.of(Keys.FILE_OF, file.ownerId(), file.id()));
        batch.remove(Keys.of(Keys.WAITING_FILE, file.id()));
        batch.put(Keys.of(Keys.REMOVED_FILE, file.id()));
    }

    boolean waiting(String id) {
        return rocks.get(Keys.of(Keys.WAITING_FILE, id)).isPresent();
    }

    boolean removed(String id) {
        return rocks.get(Keys.of(Keys.REMOVED_FILE, id)).isPresent();
    }

    /// Nothing is left of it.
    void forget(String id) {
        // Lost in a crash, the note is found again, and does no harm.
        rocks.write(new Batch().remove(Keys.of(Keys.REMOVED_FILE, id)), false);
    }

    /// Some files that wait since before a time.
    List<String> waitingBefore(Instant time, int most) {
        List<String> found = new ArrayList<>();
        byte[] all = Keys.of(Keys.WAITING_FILE, "");
        rocks.scan(all, all, (key, since) -> {
            if (new Decoder(since).time().isBefore(time)) found.add(Keys.last(key));
            return found.size() < most;
        });
        return found;
    }

    /// Some removed files.
    List<String> removed(int most) {
        List<String> found = new ArrayList<>();
        byte[] all = Keys.of(Keys.REMOVED_FILE, "");
        rocks.scan(all, all, (key, nothing) -> {
            found.add(Keys.last(key));
            return found.size() < most;
        });
        return found;
    }

    List<FileInfo> ofOwner(String userId, String after, int most) {
        List<FileInfo> found = new ArrayList<>();
        rocks.scan(Keys.under(Keys.FILE_OF, userId), Keys.of(Keys.FILE_OF, userId, after),
                (key, bytes) -> {
                    info(Keys.last(key)).ifPresent(found::add);
                    return found.size() < most;
                });
        return found;
    }

    long bytesOf(String userId) {
        long[] sum = {0};
        byte[] theirs = Keys.under(Keys.FILE_OF, userId);
        rocks.scan(theirs, theirs, (key, bytes) -> {
            sum[0] += Files.OVERHEAD_BYTES + new Decoder(bytes).number();
            return true;
        });
        return sum[0];
    }
}
