// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.Files.createDirectories;
import static java.nio.file.Files.deleteIfExists;
import static java.nio.file.Files.move;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

/// Files on the disk, named by their ids in hex: some systems take `f_A` and `f_a` for the same
/// name. Content goes into `incoming/`, is forced to the disk, and moves to `files/` when it is known
/// to be wanted.
final class FileFolder {
    /// What was written: its length and SHA-256 in hex.
    record Received(long bytes, String sha256) {}

    private static final int COPY_BYTES = 64 * 1024;

    private final Path files;
    private final Path incoming;

    FileFolder(Path folder) throws IOException {
        files = createDirectories(folder.resolve("files"));
        incoming = createDirectories(folder.resolve("incoming"));
    }

    /// Reads all of a stream into `incoming/`, and is on the disk when it returns.
    Received receive(String id, InputStream content, Room room) throws IOException {
        Path path = incoming.resolve(name(id));
        HashingInput in = new HashingInput(content, room);
        boolean done = false;
        try (FileChannel out = FileChannel.open(path, CREATE, TRUNCATE_EXISTING, WRITE)) {
            byte[] buffer = new byte[COPY_BYTES];
            for (int n; (n = in.read(buffer)) != -1;) write(out, ByteBuffer.wrap(buffer, 0, n));
            force(out);
            done = true;
            return new Received(in.bytes(), in.sha256());
        } finally {
            if (!done) deleteIfExists(path);
        }
    }

    /// The stream's troubles are its reader's; the disk's are told as the store's.
    private void write(FileChannel out, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) out.write(bytes);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private void force(FileChannel out) {
        try {
            out.force(true);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private StoreFullException cannotWrite(IOException e) {
        return new StoreFullException("Cannot write a file to " + incoming + ": " + e.getMessage()
                + ". It was not stored.");
    }

    /// Moves what was received to where it is read.
    void keep(String id) throws IOException {
        Path target = path(id);
        createDirectories(target.getParent());
        move(incoming.resolve(name(id)), target, ATOMIC_MOVE);
        force(target.getParent());
    }

    /// Whether it was received and neither kept nor dropped.
    boolean received(String id) {
        return java.nio.file.Files.exists(incoming.resolve(name(id)));
    }

    void drop(String id) throws IOException {
        deleteIfExists(incoming.resolve(name(id)));
    }

    /// The ids of what was received and neither kept nor dropped: a crash came between.
    List<String> unfinished() throws IOException {
        List<String> ids = new ArrayList<>();
        try (var entries = java.nio.file.Files.newDirectoryStream(incoming)) {
            for (Path p : entries)
                ids.add(new String(HexFormat.of().parseHex(p.getFileName().toString()), UTF_8));
        }
        return ids;
    }

    InputStream open(String id, long from) throws IOException {
        FileChannel channel = FileChannel.open(path(id), READ);
        channel.position(from);
        return Channels.newInputStream(channel);
    }

    /// Gone for good when it returns: no crash brings it back.
    void remove(String id) throws IOException {
        Path path = path(id);
        if (deleteIfExists(path)) force(path.getParent());
    }

    private Path path(String id) {
        String name = name(id);
        return files.resolve(name.substring(name.length() - 2)).resolve(name);
    }

    private static String name(String id) {
        return HexFormat.of().formatHex(Ids.check(id).getBytes(UTF_8));
    }

    /// Makes names in a folder durable. Windows cannot, and does not need it.
    private static void force(Path folder) throws IOException {
        if (java.io.File.separatorChar == '\\') return;
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
