// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Tells the parent, in signed lines. Main thread only.
final class Teller {
    private final OutputStream out;
    private final Seal seal;

    Teller(OutputStream out, byte[] key) {
        this.out = out;
        this.seal = new Seal(key);
    }

    void tell(Report report) {
        try {
            out.write((seal.sign(report.line()) + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
