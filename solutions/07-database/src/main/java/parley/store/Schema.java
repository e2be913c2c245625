// SPDX-License-Identifier: Apache-2.0
package parley.store;

import static java.nio.charset.StandardCharsets.UTF_8;

/// How the keys and values are laid out, as a number in the database, and the way from an older
/// layout to the newest.
///
/// | version | layout                                                                       |
/// |---------|------------------------------------------------------------------------------|
/// | 1       | [Keys] without `MEMBER_OF`: all conversations were read to find a person's    |
/// | 2       | [Keys]                                                                        |
///
/// A step may be cut off by a crash at any point: it is begun again, and does no harm twice.
final class Schema {
    static final int NEWEST = 2;

    private static final byte[] KEY = "schema".getBytes(UTF_8);
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
        if (version < NEWEST) note(rocks, NEWEST);
    }

    static void note(Rocks rocks, int version) {
        rocks.write(new Batch().put(Family.DEFAULT, KEY, new Encoder().one(version).bytes()), true);
    }

    /// 1 to 2.
    private static void indexMembers(Rocks rocks) {
        byte[] all = Keys.of(Keys.CONVERSATION, "");
        Batch[] batch = {new Batch()};
        rocks.scan(all, all, (key, value) -> {
            Conversation c = Records.conversation(value);
            for (Member m : c.members())
                batch[0].put(Keys.of(Keys.MEMBER_OF, m.userId(), c.id()));
            if (batch[0].changes().size() >= BATCH) {
                rocks.write(batch[0], false);
                batch[0] = new Batch();
            }
            return true;
        });
        rocks.write(batch[0], true);
    }
}
