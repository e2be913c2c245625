// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/// Keeps a second process out of a folder, and tells it who is inside. The system frees the lock
/// when the process ends, however it ends.
final class FolderLock implements AutoCloseable {
    private static final String FILE = "in-use-by";
    private static final int MAX_PID_BYTES = 32;
    /// Windows lets nobody read a locked byte, so the lock stands behind the text.
    private static final long LOCKED_BYTE = 1 << 20;

    private final FileChannel channel;

    /// @throws StoreException when somebody else has the folder
    FolderLock(Path folder) throws IOException {
        channel = FileChannel.open(folder.resolve(FILE), CREATE, READ, WRITE);
        boolean locked = false;
        try {
            if (!tryLock()) throw new StoreException(
                    folder + " is in use by process " + holder() + ".\n"
                            + "Stop that one, or choose another folder.");
            channel.truncate(0);
            channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
            locked = true;
        } finally {
            if (!locked) channel.close();
        }
    }

    private boolean tryLock() throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private String holder() throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MAX_PID_BYTES);
        channel.read(text, 0);
        return UTF_8.decode(text.flip()).toString();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("Cannot free the lock: " + e, e);
        }
    }
}
