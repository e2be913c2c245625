// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// What was attached. Content is streamed in both directions and never held in memory.
public interface Files {
    /// Stores a file: all of it, or nothing when this throws. Does not close the stream.
    ///
    /// @param about its length and hash are filled in
    /// @return `about` with length and hash
    /// @throws TooLargeException when there is more than `maxBytes`
    /// @throws IOException when reading `content` fails; nothing is stored
    /// @throws StoreFullException when the disk takes no more; nothing is stored
    /// @throws IllegalArgumentException when the id is taken
    FileInfo put(FileInfo about, InputStream content, long maxBytes) throws IOException;

    /// What is known about a file.
    Optional<FileInfo> info(String id);

    /// Reads a file from an offset. The caller closes it.
    ///
    /// @param from 0 to the length of the file
    /// @throws java.nio.file.NoSuchFileException when there is none, or it was just removed
    InputStream open(String id, long from) throws IOException;

    /// Removes a file.
    ///
    /// @return false when there is none
    boolean remove(String id);

    /// A user's files, by id.
    ///
    /// @param after the id of the last one seen, empty to begin
    /// @param limit at most so many, and at most [Store#MAX_PAGE]
    List<FileInfo> ofOwner(String userId, String after, int limit);
}
