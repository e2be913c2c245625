// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.MongoException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Tells the driver's troubles while a file is read as what readers of a stream expect.
final class DriverInput extends FilterInputStream {
    DriverInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (MongoException e) {
            throw new IOException("reading the file failed: " + e.getMessage(), e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (MongoException e) {
            throw new IOException("reading the file failed: " + e.getMessage(), e);
        }
    }
}
