// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/// A store in a folder of this machine, on RocksDB: nothing to install, one process at a time.
///
/// ```
/// DIR/db/        the database
/// DIR/files/     attached files, one each
/// DIR/incoming/  files that are being stored
/// ```
public final class RocksStore implements Store {
    private final Path folder;
    private final Rocks rocks;
    private final FileFolder content;
    private final LogWriter log;
    private final RocksUsers users;
    private final RocksSessions sessions;
    private final RocksContacts contacts;
    private final RocksConversations conversations;
    private final RocksMessages messages;
    private final RocksFiles files;

    private RocksStore(Path folder, RocksConfig config) throws IOException {
        this.folder = folder;
        Path db = java.nio.file.Files.createDirectories(folder.resolve("db"));
        rocks = new Rocks(db, config);
        content = new FileFolder(folder);
        FreeSpace space = new FreeSpace(folder, config.reserveBytes());
        log = new LogWriter(rocks, space);
        ReentrantLock directory = new ReentrantLock();
        users = new RocksUsers(rocks, directory);
        sessions = new RocksSessions(rocks, directory);
        contacts = new RocksContacts(rocks, directory);
        conversations = new RocksConversations(rocks, directory, log);
        messages = new RocksMessages(rocks, log);
        files = new RocksFiles(rocks, content, space);
        files.finish();
    }

    /// Opens the store in a folder, or makes one there.
    ///
    /// @throws StoreDamagedException when what is there cannot be read
    /// @throws StoreException when it cannot be opened, or another process has it
    public static RocksStore open(Path folder) {
        return open(folder, RocksConfig.DEFAULT);
    }

    /// Opens the store in a folder, or makes one there.
    ///
    /// @throws StoreDamagedException when what is there cannot be read
    /// @throws StoreException when it cannot be opened, or another process has it
    public static RocksStore open(Path folder, RocksConfig config) {
        try {
            return new RocksStore(folder.toAbsolutePath(), config);
        } catch (IOException e) {
            throw new StoreException("Cannot open " + folder + ": " + e, e);
        }
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Contacts contacts() {
        return contacts;
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public Files files() {
        return files;
    }

    @Override
    public String name() {
        return "RocksDB in " + folder;
    }

    @Override
    public void check() {
        rocks.check();
        log.check();
    }

    @Override
    public void reopen() {
        log.reopen();
    }

    @Override
    public void close() {
        rocks.close();
    }
}
