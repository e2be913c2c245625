// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.MongoGridFSException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.Document;

/// Files in GridFS: chunks of 255 KiB, and a document a file whose metadata says what is known.
///
/// An upload is noted first and the note removed last, so that what a crash has left can be found.
final class MongoFiles implements Files {
    /// An upload that has taken longer than this is taken for dead.
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private final GridFSBucket bucket;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> uploads;

    /// @param files   the bucket's own collection of files
    /// @param uploads notes on running uploads
    MongoFiles(GridFSBucket bucket, MongoCollection<Document> files,
            MongoCollection<Document> uploads) {
        this.bucket = bucket;
        this.files = files;
        this.uploads = uploads;
    }

    void createIndexes() {
        files.createIndex(new Document("metadata.ownerId", 1).append("_id", 1));
    }

    @Override
    public FileInfo put(FileInfo about, InputStream content, long maxBytes) throws IOException {
        begin(about);
        boolean done = false;
        try {
            HashingInput counted = new HashingInput(content, maxBytes);
            upload(about, counted);
            FileInfo stored = about.stored(counted.bytes(), counted.sha256());
            files.updateOne(new Document("_id", about.id()),
                    new Document("$set", new Document("metadata.sha256", stored.sha256())));
            done = true;
            return stored;
        } finally {
            if (!done) delete(about.id());
            uploads.deleteOne(new Document("_id", about.id()));
        }
    }

    private void begin(FileInfo about) {
        boolean taken = files.find(new Document("_id", about.id())).first() != null;
        try {
            if (!taken) uploads.insertOne(new Document("_id", about.id())
                    .append("at", Documents.date(Instant.now())));
        } catch (MongoWriteException e) {
            if (!MongoUsers.isDuplicate(e)) throw e;
            taken = true;
        }
        if (taken) throw new IllegalArgumentException("taken: " + about.id());
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
        // task 7.8: upload under the id about.id(), with metadata(about)
        bucket.uploadFromStream(new BsonString(about.id()), about.name(), content,
                new GridFSUploadOptions().metadata(metadata(about)));
        // end 7.8
    }

    private static Document metadata(FileInfo f) {
        return new Document("ownerId", f.ownerId()).append("conversationId", f.conversationId())
                .append("type", f.type()).append("at", Documents.date(f.at()))
                .append("sha256", "");
    }

    private static FileInfo info(Document file) {
        Document about = file.get("metadata", Document.class);
        return new FileInfo(file.getString("_id"), about.getString("ownerId"),
                about.getString("conversationId"), file.getString("filename"),
                about.getString("type"), ((Number) file.get("length")).longValue(),
                about.getString("sha256"), Documents.time(about, "at"));
    }

    @Override
    public Optional<FileInfo> info(String id) {
        return Optional.ofNullable(files.find(new Document("_id", id)).first())
                .map(MongoFiles::info).filter(f -> !f.sha256().isEmpty());
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
        if (info(id).isEmpty()) return false;
        delete(id);
        return true;
    }

    private void delete(String id) {
        try {
            bucket.delete(new BsonString(id));
        } catch (MongoGridFSException e) {
            // Nothing but chunks was there, or not even they: they are gone now.
            if (files.find(new Document("_id", id)).first() != null) throw e;
        }
    }

    @Override
    public List<FileInfo> ofOwner(String userId, String after, int limit) {
        return files.find(new Document("metadata.ownerId", userId)
                        .append("_id", new Document("$gt", after)))
                .sort(new Document("_id", 1)).limit(Limits.page(limit)).map(MongoFiles::info)
                .into(new ArrayList<>());
    }

    /// Removes what uploads have left that were cut off by a crash.
    void removeUnfinished(Instant now) {
        Document old = new Document("at",
                new Document("$lt", Documents.date(now.minus(LONGEST_UPLOAD))));
        for (Document upload : uploads.find(old)) {
            String id = upload.getString("_id");
            if (info(id).isEmpty()) delete(id);
            uploads.deleteOne(new Document("_id", id));
        }
    }
}
