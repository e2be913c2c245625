// SPDX-License-Identifier: Apache-2.0
package parley.store;

import static java.nio.charset.StandardCharsets.UTF_8;

/// How the keys and values are laid out, as a number in the database, and the way from an older
/// layout to the newest.
///
/// | version | layout                                                                       |
/// |---------|------------------------------------------------------------------------------|
/// | 1       | [Keys] without `MEMBER_OF`: all conversations were read to find a person's    |
/// | 2       | without `WAITING_FILE` and lengths: files that no message named stayed        |
/// | 3       | [Keys]                                                                        |
///
/// A step may be cut off by a crash at any point: it is begun again, and does no harm twice.
final class Schema {
    static final int NEWEST = 3;

    private static final byte[] KEY = "schema".getBytes(UTF_8);
    private static final byte[] EVERY_KEY = {};
    private static final int BATCH = 1_000;

    private Schema() {}

    /// Brings the database to the newest version.
    ///
    /// @throws StoreDamagedException when it was written by a newer Parley
    static void migrate(Rocks rocks) {
        int version = rocks.get(Family.DEFAULT, KEY).map(b -> new Decoder(b).one()).orElse(0);
        if (version > NEWEST) throw new StoreDamagedException("The data have version " + version
                + ", and this Parley knows " + NEWEST + ". Use a newer one.");
        if (version == 1) indexMembers(rocks);
        if (version == 1 || version == 2) indexFiles(rocks);
        if (version < NEWEST) note(rocks, NEWEST);
    }

    static void note(Rocks rocks, int version) {
        rocks.write(new Batch().put(Family.DEFAULT, KEY, new Encoder().one(version).bytes()), true);
    }

    /// 1 to 2.
    private static void indexMembers(Rocks rocks) {
        byte[] all = Keys.of(Keys.CONVERSATION, "");
        rewrite(rocks, Family.DIRECTORY, all, (key, value, batch) -> {
            Conversation c = Records.conversation(value);
            for (Member m : c.members())
                batch.put(Keys.of(Keys.MEMBER_OF, m.userId(), c.id()));
        });
    }

    /// 2 to 3: at first all files wait for a message; then all messages are read, once, and those
    /// that they name do not. What an older version has left of deleted messages stays waiting.
    private static void indexFiles(Rocks rocks) {
        byte[] all = Keys.of(Keys.FILE, "");
        rewrite(rocks, Family.DIRECTORY, all,
                (key, value, batch) -> FileRows.index(Records.file(value), batch));
        rewrite(rocks, Family.MESSAGES, EVERY_KEY, (key, value, batch) -> {
            Message m = MessageCodec.decode(Keys.conversation(key), Keys.seq(key), value);
            m.content().fileIds().forEach(id -> FileRows.name(id, batch));
        });
    }

    /// What an old entry becomes.
    private interface Step {
        void add(byte[] key, byte[] value, Batch batch);
    }

    /// Reads all entries of a table, and writes what they become, some at a time.
    private static void rewrite(Rocks rocks, Family family, byte[] all, Step step) {
        Batch[] batch = {new Batch()};
        rocks.scan(family, all, all, (key, value) -> {
            step.add(key, value, batch[0]);
            if (batch[0].changes().size() >= BATCH) {
                rocks.write(batch[0], false);
                batch[0] = new Batch();
            }
            return true;
        });
        rocks.write(batch[0], true);
    }
}
