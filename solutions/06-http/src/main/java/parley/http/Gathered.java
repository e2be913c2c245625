// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The bytes of a message that arrives in parts. It holds no memory while there is none, and at
/// most twice what has arrived: what a peer announces costs nothing. One thread at a time.
final class Gathered {
    private static final byte[] NONE = {};
    private static final int FIRST_BYTES = 256;

    private byte[] bytes = NONE;
    private int size;

    /// True when nothing was added since the last [#take()].
    boolean isEmpty() {
        return size == 0;
    }

    /// Adds the next `n` bytes of a buffer and goes behind them.
    void add(ByteBuffer from, int n) {
        if (bytes.length - size < n)
            bytes = Arrays.copyOf(bytes, Math.max(FIRST_BYTES, Math.max(size + n, size * 2)));
        from.get(bytes, size, n);
        size += n;
    }

    /// All of them, and forgets them.
    ByteBuffer take() {
        ByteBuffer all = ByteBuffer.wrap(bytes, 0, size);
        bytes = NONE;
        size = 0;
        return all;
    }
}
