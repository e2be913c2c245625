// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.Document;

/// Files in GridFS: chunks of 255 KiB, and a document a file whose metadata says what is known.
///
/// An upload is noted first and the note removed last, so that what a crash has left can be found.
/// When a file is removed, its document goes after its chunks, for the same reason.
final class MongoFiles implements Files {
    private static final String BUCKET = "content";
    /// The bucket's own collection of files.
    static final String FILES = BUCKET + ".files";

    private final GridFSBucket bucket;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final MongoUploads uploads;
    private final MongoFileMarks marks;
    private final MongoFates fates;
    private final MongoEntries entries;
    private final Faults faults;

    MongoFiles(MongoDatabase database, MongoFileMarks marks, MongoFates fates,
            MongoEntries entries, Faults faults) {
        this.bucket = GridFSBuckets.create(database, BUCKET);
        this.files = database.getCollection(FILES);
        this.chunks = database.getCollection(BUCKET + ".chunks");
        this.uploads = new MongoUploads(database.getCollection("uploads"));
        this.marks = marks;
        this.fates = fates;
        this.entries = entries;
        this.faults = faults;
    }

    /// Makes indexes, and finishes what a crash has left.
    void prepare() {
        files.createIndex(new Document("metadata.ownerId", 1).append("_id", 1));
        marks.prepare(Instant.now());
        removeUnfinished(Instant.now());
        purgeRemoved();
    }

    @Override
    public FileInfo put(FileInfo about, InputStream content, long maxBytes, long ownerBytes)
            throws IOException {
        Room room = new Room(maxBytes, ownerBytes, bytesOf(about.ownerId()));
        room.check(0);
        begin(about);
        boolean done = false;
        try {
            HashingInput counted = new HashingInput(content, room);
            upload(about, counted);
            FileInfo stored = about.stored(counted.bytes(), counted.sha256());
            // Whoever comes last of several at the same time sees all of them.
            if (bytesOf(about.ownerId()) > ownerBytes) throw new OverQuotaException(ownerBytes);
            fates.begin(about.id(), about.at());
            files.updateOne(new Document("_id", about.id()),
                    new Document("$set", new Document("metadata.sha256", stored.sha256())));
            done = true;
            return stored;
        } finally {
            if (!done) purge(about.id());
            uploads.end(about.id());
        }
    }

    private void begin(FileInfo about) {
        boolean taken = files.find(new Document("_id", about.id())).first() != null;
        if (taken || !uploads.begin(about.id()))
            throw new IllegalArgumentException("taken: " + about.id());
    }

    private void upload(FileInfo about, InputStream content) throws IOException {
        try {
            store(about, content);
        } catch (MongoGridFSException e) {
            if (e.getCause() instanceof IOException fromTheStream) throw fromTheStream;
            throw e;
        }
    }

    /// Streams a file into GridFS.
    private void store(FileInfo about, InputStream content) throws IOException {
        // task 7.8: upload under the id about.id(), with Documents.metadata(about)
        bucket.uploadFromStream(new BsonString(about.id()), about.name(), content,
                new GridFSUploadOptions().metadata(Documents.metadata(about)));
        // end 7.8
    }

    @Override
    public Optional<FileInfo> info(String id) {
        return Optional.ofNullable(files.find(MongoFileMarks.there(new Document("_id", id)))
                .first()).map(Documents::file);
    }

    @Override
    public InputStream open(String id, long from) throws IOException {
        return new DriverInput(download(id, from));
    }

    /// Reads a file from an offset.
    private InputStream download(String id, long from) throws IOException {
        // task 7.8: open a download stream and skip to the offset; a file that is not there is a
        // NoSuchFileException
        try {
            InputStream in = bucket.openDownloadStream(new BsonString(id));
            in.skipNBytes(from);
            return in;
        } catch (MongoGridFSException e) {
            throw new NoSuchFileException(id);
        }
        // end 7.8
    }

    @Override
    public boolean remove(String id) {
        if (!marks.remove(List.of(id))) return false;
        faults.reached(Faults.Point.FILE_REMOVED);
        purge(id);
        return true;
    }

    /// Takes the content of a file, or what there is of it, and its document last.
    private void purge(String id) {
        chunks.deleteMany(new Document("files_id", id));
        faults.reached(Faults.Point.CONTENT_GONE);
        fates.forget(id);
        files.deleteOne(new Document("_id", id));
    }

    @Override
    public List<FileInfo> ofOwner(String userId, String after, int limit) {
        Document theirs = new Document("metadata.ownerId", userId)
                .append("_id", new Document("$gt", after));
        return files.find(MongoFileMarks.there(theirs)).sort(new Document("_id", 1))
                .limit(Limits.page(limit)).map(Documents::file).into(new ArrayList<>());
    }

    @Override
    public long bytesOf(String userId) {
        Document theirs = new Document("metadata.ownerId", userId)
                .append("metadata.removed", new Document("$ne", true));
        long sum = 0; // Not all servers can add it up themselves.
        for (Document d : files.find(theirs).projection(new Document("length", 1)))
            sum += OVERHEAD_BYTES + ((Number) d.get("length")).longValue();
        return sum;
    }

    @Override
    public int tidy(Instant waitingSince) {
        removeUnfinished(Instant.now());
        String after = "";
        for (List<Document> page; !(page = fates.waiting(waitingSince, after)).isEmpty(); ) {
            after = page.getLast().getString("_id");
            for (Document turn : page) tidy(turn.getString("file"), waitingSince);
        }
        return purgeRemoved();
    }

    private void tidy(String id, Instant waitingSince) {
        Optional<Document> seen = fates.overdue(id, waitingSince);
        if (seen.isEmpty()) return;
        faults.reached(Faults.Point.FILES_FOUND);
        String conversation = info(id).map(FileInfo::conversationId).orElse("");
        // A server may have died between a message and its mark.
        if (entries.names(conversation, id)) fates.named(List.of(id));
        else marks.removeOverdue(seen.get());
        faults.reached(Faults.Point.FILE_REMOVED);
    }

    private int purgeRemoved() {
        int gone = 0;
        for (List<String> page; !(page = marks.removed()).isEmpty(); gone += page.size())
            page.forEach(this::purge);
        return gone;
    }

    /// Removes what uploads have left that were cut off by a crash.
    void removeUnfinished(Instant now) {
        for (String id : uploads.dead(now)) {
            if (info(id).isEmpty()) purge(id);
            uploads.end(id);
        }
    }
}
