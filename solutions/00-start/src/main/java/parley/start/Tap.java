// SPDX-License-Identifier: Apache-2.0
package parley.start;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Passes on what arrives, keeps a copy to look at, and lets no peer send without end.
final class Tap extends FilterInputStream {
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private final int maxBytes;
    private int total;

    Tap(InputStream in, int maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n < 0) return n;
        total += n;
        if (total > maxBytes) throw new IOException("more than " + maxBytes + " bytes came");
        copy.write(buffer, offset, n);
        return n;
    }

    /// What has arrived since the last call.
    byte[] arrived() {
        byte[] bytes = copy.toByteArray();
        copy.reset();
        return bytes;
    }
}
