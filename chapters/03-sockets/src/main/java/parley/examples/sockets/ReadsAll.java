// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Reads until the whole message is there.
///
/// When the stream ends before, it says so. The JDK has the same loop as
/// `DataInputStream.readFully`; `InputStream.readNBytes` returns a shorter array at the end
/// instead.
final class ReadsAll {
    private ReadsAll() {}

    static void main(String[] args) {
        Launch.run(() -> ReadsOnce.report("read in a loop",
                ReadsOnce.receiveInTwoPieces(in -> readAll(in, ReadsOnce.MESSAGE_BYTES))));
    }

    // --8<-- [start:read-all]
    static byte[] readAll(InputStream in, int count) throws IOException {
        var message = new byte[count];
        int filled = 0;
        while (filled < count) {
            int got = in.read(message, filled, count - filled);
            if (got < 0) throw new EOFException("ended at " + filled);
            filled += got;
        }
        return message;
    }
    // --8<-- [end:read-all]
}
