// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.ByteArrayInputStream;

/// A stream that gives at most so many bytes to each read, as a connection may.
final class Pieces extends ByteArrayInputStream {
    private final int most;

    Pieces(byte[] bytes, int most) {
        super(bytes);
        this.most = most;
    }

    @Override
    public synchronized int read(byte[] into, int at, int count) {
        return super.read(into, at, Math.min(count, most));
    }

    @Override
    public int read(byte[] into) {
        return read(into, 0, into.length);
    }

    @Override
    public synchronized int available() {
        return Math.min(super.available(), most);
    }
}
