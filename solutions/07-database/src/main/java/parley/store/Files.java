// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was attached. Content is streamed in both directions and never held in memory.
///
/// ```
///                 a message names it
///   put --> waiting ---------------> named
///              |                       |
///              | tidy: too long        | the message is deleted
///              +----> removed <--------+
///                        |
///                        +--> content removed: at once, or after a crash when the store is opened
/// ```
///
/// The owner can remove a file at any time. Removed is removed for everybody, also where a crash
/// has left the content for a while.
public interface Files {
    /// What each file counts beside its content, so that empty ones come to an end too.
    int OVERHEAD_BYTES = 4096;

    /// Stores a file: all of it, or nothing when this throws. Does not close the stream.
    ///
    /// @param about its length and hash are filled in
    /// @param ownerBytes the most that its owner's files may have with it, see [#bytesOf(String)].
    ///     That is kept also while several are stored at the same time; of those that then have
    ///     room for one only, it may be that none is stored
    /// @return `about` with length and hash
    /// @throws TooLargeException when there is more than `maxBytes`
    /// @throws OverQuotaException when the owner has too little left
    /// @throws IOException when reading `content` fails; nothing is stored
    /// @throws StoreFullException when the disk takes no more; nothing is stored
    /// @throws IllegalArgumentException when the id is taken
    FileInfo put(FileInfo about, InputStream content, long maxBytes, long ownerBytes)
            throws IOException;

    /// The same for an owner without a quota.
    default FileInfo put(FileInfo about, InputStream content, long maxBytes) throws IOException {
        return put(about, content, maxBytes, Long.MAX_VALUE);
    }

    /// What is known about a file.
    Optional<FileInfo> info(String id);

    /// Reads a file from an offset. The caller closes it.
    ///
    /// @param from 0 to the length of the file
    /// @throws java.nio.file.NoSuchFileException when there is none, or it was just removed
    InputStream open(String id, long from) throws IOException;

    /// Removes a file, or the content of one that went with its message.
    ///
    /// @return false when there is nothing of it
    boolean remove(String id);

    /// A user's files, by id.
    ///
    /// @param after the id of the last one seen, empty to begin
    /// @param limit at most so many, and at most [Store#MAX_PAGE]
    List<FileInfo> ofOwner(String userId, String after, int limit);

    /// What all files of a user have together: their content, and [#OVERHEAD_BYTES] for each. It is
    /// added up from the files that are there, so no crash can make it wrong.
    long bytesOf(String userId);

    /// Removes the files that have waited too long for a message that names them, and the content
    /// of removed files that a crash has left. Harmless at any time, any number of times.
    ///
    /// @param waitingSince files put before this and named by no message go. One that a message is
    ///     just about to name either stays, or the message is refused
    ///     ([Appended.Reason#NO_FILE]). At least some minutes ago
    /// @return how many went
    int tidy(Instant waitingSince);
}
