// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// A socket that knows how much its peer has said: under TLS too, where a record that is not whole
/// yet shows nothing to those above.
public final class HeardSocket extends Socket {
    private volatile long received;

    /// A socket that is not connected yet.
    public HeardSocket() {
    }

    /// The bytes that were read until now. Any thread.
    public long received() {
        return received;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                if (b >= 0) count(1);
                return b;
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                int n = super.read(bytes, from, most);
                if (n > 0) count(n);
                return n;
            }
        };
    }

    /// One thread reads at a time, so nobody else adds to it.
    private void count(int bytes) {
        received += bytes;
    }
}
