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
/// DIR/in-use-by  the process that has it open
/// ```
///
/// A batch is one write to the database's log and one sync. When a write fails, every later one is
/// refused until [#reopen()]. When stored data turn out to be damaged, every write is refused from
/// then on: what can still be read can be, and nothing is written over.
public final class RocksStore implements Store {
    private static final String DB = "db";
    private static final String FILES = "files";
    /// At the start all files are read and compared with their checksums while they are together no
    /// larger than this: a tenth of a second. Of larger ones, damage is found when it is read.
    private static final long VERIFIED_BYTES = 128 << 20;

    private final Path folder;
    private final FolderLock lock;
    private final Rocks rocks;
    private final LogWriter log;
    private final RocksUsers users;
    private final RocksSessions sessions;
    private final RocksContacts contacts;
    private final RocksConversations conversations;
    private final RocksMessages messages;
    private final RocksFiles files;

    private RocksStore(Path folder, RocksConfig config, Faults faults) throws IOException {
        this.folder = folder;
        Path db = java.nio.file.Files.createDirectories(folder.resolve(DB));
        FileFolder content = new FileFolder(folder);
        FreeSpace space = new FreeSpace(folder, config.reserveBytes());
        lock = new FolderLock(folder);
        rocks = openDatabase(db, config);
        Recent recent = new Recent(config.recentBytes());
        log = new LogWriter(rocks, space, recent, faults);
        ReentrantLock directory = new ReentrantLock();
        users = new RocksUsers(rocks, directory);
        sessions = new RocksSessions(rocks, directory);
        contacts = new RocksContacts(rocks, directory);
        conversations = new RocksConversations(rocks, directory, log);
        messages = new RocksMessages(rocks, log, recent);
        files = new RocksFiles(rocks, content, space, log, faults);
        ready();
    }

    private Rocks openDatabase(Path db, RocksConfig config) {
        try {
            return new Rocks(db, config);
        } catch (StoreException e) {
            lock.close();
            throw e;
        }
    }

    /// What is to be done before anybody may use it.
    private void ready() throws IOException {
        boolean done = false;
        try {
            rocks.verify(VERIFIED_BYTES);
            Schema.migrate(rocks);
            files.finish();
            done = true;
        } finally {
            if (!done) close();
        }
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
        return open(folder, config, Faults.NONE);
    }

    static RocksStore open(Path folder, RocksConfig config, Faults faults) {
        try {
            return new RocksStore(folder.toAbsolutePath(), config, faults);
        } catch (IOException e) {
            throw new StoreException("Cannot open the store in " + folder + ": " + e, e);
        }
    }

    /// Copies everything as it is at one moment, while others read and write. The copy shares disk
    /// space with the store where it can: take it to another machine.
    ///
    /// @param target a folder that does not exist or is empty
    /// @throws IOException when it cannot be written; what is left is named `.unfinished`
    public void backup(Path target) throws IOException {
        backup(target, () -> { });
    }

    /// @param between for tests: what happens when most files are copied
    void backup(Path target, RocksFiles.Work between) throws IOException {
        Path copy = Backup.begin(target.toAbsolutePath());
        // Most files first, while others may add and remove some; then the rest, while they wait.
        Backup.tree(folder.resolve(FILES), copy.resolve(FILES), true);
        between.run();
        files.whileSettled(() -> {
            rocks.checkpoint(copy.resolve(DB));
            Backup.tree(folder.resolve(FILES), copy.resolve(FILES), true);
        });
        Backup.finish(copy, target.toAbsolutePath());
    }

    /// Makes a store from a backup, which stays as it is.
    ///
    /// @param folder does not exist or is empty; open it afterwards
    /// @throws IOException when it cannot be written; what is left is named `.unfinished`
    public static void restore(Path backup, Path folder) throws IOException {
        if (!java.nio.file.Files.isDirectory(backup.resolve(DB)))
            throw new IOException(backup + " is not a backup: it has no folder " + DB);
        Path copy = Backup.begin(folder.toAbsolutePath());
        Backup.tree(backup, copy, false);
        Backup.finish(copy, folder.toAbsolutePath());
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
        log.check();
    }

    /// For tests: as if a write had failed.
    void refuseWrites() {
        rocks.writes().failed();
    }

    @Override
    public void reopen() {
        log.reopen();
        try {
            files.finish();
        } catch (IOException e) {
            throw new StoreException("Cannot tidy the files in " + folder + ": " + e, e);
        }
    }

    @Override
    public void close() {
        rocks.close();
        lock.close();
    }
}
