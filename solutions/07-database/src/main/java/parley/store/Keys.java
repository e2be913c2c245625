// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The keys under which things stand. RocksDB sorts them byte by byte, so what is read together
/// must begin alike. Parts are parted by a zero byte, which no id holds.
///
/// | family      | key                              | value                                  |
/// |-------------|----------------------------------|----------------------------------------|
/// | `messages`  | conversation, 0, number (8 bytes, big-endian) | [MessageCodec]            |
/// | `sent`      | sender, 0, client id             | fingerprint (4 bytes), message's key   |
/// | `directory` | a letter for the table, then as below | [Records], or nothing             |
final class Keys {
    /// id: a user.
    static final char USER = 'u';
    /// folded name: its user's id.
    static final char NAME = 'n';
    /// token hash: a session.
    static final char SESSION = 's';
    /// user, session: its token hash.
    static final char SESSION_OF = 'S';
    /// low, high: a bond.
    static final char BOND = 'b';
    /// user, other: nothing; the bond stands under its own key.
    static final char BOND_OF = 'B';
    /// id: a conversation.
    static final char CONVERSATION = 'c';
    /// user, conversation: nothing.
    static final char MEMBER_OF = 'C';
    /// conversation, user: a marker.
    static final char MARKER = 'm';
    /// id: what is known about a file.
    static final char FILE = 'f';
    /// owner, file: its length.
    static final char FILE_OF = 'F';
    /// id: since when a file waits for a message that names it.
    static final char WAITING_FILE = 'w';
    /// id: nothing; a removed file whose content may still be there.
    static final char REMOVED_FILE = 'r';

    private static final int SEQ_BYTES = 8;

    private Keys() {}

    /// A key in the directory.
    static byte[] of(char table, String... parts) {
        return (table + String.join("\0", parts)).getBytes(StandardCharsets.UTF_8);
    }

    /// What all keys of a table begin with whose first part is `part`.
    static byte[] under(char table, String part) {
        return of(table, part, "");
    }

    /// The last part of a key.
    static String last(byte[] key) {
        int start = key.length;
        while (start > 1 && key[start - 1] != 0) start--;
        return new String(key, start, key.length - start, StandardCharsets.UTF_8);
    }

    static byte[] sent(String senderId, String clientId) {
        return (senderId + "\0" + clientId).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] message(String conversationId, long seq) {
        byte[] id = conversationId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(id.length + 1 + SEQ_BYTES).put(id).put((byte) 0).putLong(seq)
                .array();
    }

    static long seq(byte[] messageKey) {
        return ByteBuffer.wrap(messageKey).getLong(messageKey.length - SEQ_BYTES);
    }

    static String conversation(byte[] messageKey) {
        int length = messageKey.length - SEQ_BYTES - 1;
        return new String(messageKey, 0, length, StandardCharsets.UTF_8);
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
