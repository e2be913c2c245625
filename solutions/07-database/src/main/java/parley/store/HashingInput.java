// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Counts and hashes what passes, and stops what has no room. Leaves the stream open.
final class HashingInput extends FilterInputStream {
    private final Room room;
    private final MessageDigest sha = newSha256();
    private long bytes;

    HashingInput(InputStream in, Room room) {
        super(in);
        this.room = room;
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        if (n == -1) return -1;
        bytes += n;
        room.check(bytes);
        sha.update(buffer, offset, n);
        return n;
    }

    @Override
    public void close() {
        // Whoever has opened it closes it.
    }

    long bytes() {
        return bytes;
    }

    /// The hash in hex; only once everything has passed.
    String sha256() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
