// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.io.IOException;
import java.io.OutputStream;
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
            // Nobody listens any more, and nothing else could be told.
            Runtime.getRuntime().halt(Main.CHANNEL_CLOSED);
        }
    }
}
