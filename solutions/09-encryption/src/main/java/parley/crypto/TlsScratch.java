// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.nio.ByteBuffer;

/// Buffers that a thread uses during a call, for all of its connections in turn: 10,000 idle
/// connections hold none.
final class TlsScratch {
    /// Room for any length that a record's header can name.
    static final int IN_BYTES = (1 << 16) + 64;
    /// Room for some records, which leave in one write.
    static final int OUT_BYTES = 1 << 16;
    /// Room for what is in one record.
    static final int PLAIN_BYTES = 1 << 15;

    private static final ThreadLocal<TlsScratch> OF_THREAD =
            ThreadLocal.withInitial(TlsScratch::new);

    final ByteBuffer in = ByteBuffer.allocateDirect(IN_BYTES);
    final ByteBuffer out = ByteBuffer.allocateDirect(OUT_BYTES);
    final ByteBuffer plain = ByteBuffer.allocateDirect(PLAIN_BYTES);

    private TlsScratch() {}

    static TlsScratch mine() {
        return OF_THREAD.get();
    }
}
