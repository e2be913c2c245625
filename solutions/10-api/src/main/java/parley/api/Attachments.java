// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import parley.accounts.Identity;
import parley.store.FileInfo;
import parley.store.Ids;
import parley.store.OverQuotaException;
import parley.store.Store;
import parley.store.TooLargeException;

/// Files that belong to a conversation: put there by one member, read by all. Content is streamed
/// on the caller's own thread, which should be one that may wait.
public final class Attachments {
    private final Store store;
    private final Readers readers;
    private final Clock clock;
    private final FileLimits limits;

    Attachments(Store store, Readers readers, Clock clock, FileLimits limits) {
        this.store = store;
        this.readers = readers;
        this.clock = clock;
        this.limits = limits;
    }

    FileLimits limits() {
        return limits;
    }

    /// Removes the files that no message has named for too long, and what a crash has left of
    /// others. Call it now and then; it may take a while.
    ///
    /// @return how many went
    /// @throws parley.store.StoreException when the store cannot do it now
    public int tidy() {
        return store.files().tidy(clock.instant().minus(limits.waiting()));
    }

    /// Stores a file. A message can name its id afterwards; a file that none names is removed after
    /// a while.
    ///
    /// @param name what the owner calls it
    /// @param type its media type, as the owner says
    /// @param content is read to its end, and not closed
    /// @return its id, length and hash
    /// @throws ApiException when the caller is not a member, it is too large, or the caller's files
    ///     would be too much together
    /// @throws IOException when the content cannot be read; nothing is stored
    public FileInfo put(
            Identity me, String conversation, String name, String type, InputStream content)
            throws IOException {
        String line = Rules.line("name", name, Limit.FILE_NAME_CHARS);
        String media = Rules.line("media type", type, Limit.FILE_NAME_CHARS);
        member(me, conversation);
        FileInfo about = new FileInfo(
                Ids.file(), me.userId(), conversation, line, media, 0, "", clock.instant());
        try {
            return store.files().put(
                    about, content, Limit.FILE_BYTES.number(), limits.quotaBytes());
        } catch (TooLargeException e) {
            throw new ApiException(
                    ErrorCode.TOO_LARGE, "A file has at most " + Limit.FILE_BYTES.number() + " bytes.");
        } catch (OverQuotaException e) {
            throw new ApiException(ErrorCode.OVER_QUOTA, "Your files can have "
                    + limits.quotaMib() + " MiB together. Remove some that you do not need.");
        } catch (parley.store.StoreException e) {
            throw Readers.refusal(e);
        }
    }

    /// What is known about a file.
    ///
    /// @throws ApiException when there is none that the caller may read
    public FileInfo info(Identity me, String id) {
        Rules.id("file", id);
        return readers.call(() -> {
            FileInfo file = store.files().info(id).orElseThrow(() -> ApiException.notFound("file"));
            boolean mine = file.ownerId().equals(me.userId());
            if (!mine && !isMember(me, file.conversationId())) throw ApiException.notFound("file");
            return file;
        });
    }

    /// Opens a file for reading. The caller closes it.
    ///
    /// @param from 0 to the length of the file
    /// @throws ApiException when there is none that the caller may read
    /// @throws IOException when it cannot be read
    public InputStream open(Identity me, String id, long from) throws IOException {
        info(me, id);
        try {
            return store.files().open(id, from);
        } catch (java.nio.file.NoSuchFileException e) {
            throw ApiException.notFound("file");
        } catch (parley.store.StoreException e) {
            throw Readers.refusal(e);
        }
    }

    /// Removes an own file.
    ///
    /// @throws ApiException when there is none of the caller's
    public void remove(Identity me, String id) {
        FileInfo file = info(me, id);
        if (!file.ownerId().equals(me.userId()))
            throw ApiException.forbidden("Only its owner can remove a file.");
        readers.call(() -> store.files().remove(id));
    }

    /// The caller's files, by id.
    ///
    /// @param after empty to begin, then [Page#next()]
    /// @param limit 1 to [Limit#PAGE]
    /// @throws ApiException when it is refused
    public Page<FileInfo> list(Identity me, String after, int limit) {
        Rules.limit(limit);
        if (!after.isEmpty()) Rules.id("file", after);
        return readers.call(() -> {
            List<FileInfo> files = store.files().ofOwner(me.userId(), after, limit);
            return new Page<>(files, files.size() < limit ? "" : files.getLast().id());
        });
    }

    /// Who may write in a conversation may put files into it.
    private void member(Identity me, String conversation) {
        Rules.id("conversation", conversation);
        readers.call(() -> {
            Membership membership = Membership.read(store, conversation, 0)
                    .orElseThrow(() -> ApiException.notFound("conversation"));
            membership.require(me.userId());
            if (!membership.open())
                throw ApiException.forbidden("You can write here when you are contacts.");
            return membership;
        });
    }

    private boolean isMember(Identity me, String conversation) {
        return !conversation.isEmpty()
                && store.conversations()
                        .byId(conversation)
                        .flatMap(c -> c.member(me.userId()))
                        .isPresent();
    }
}
