// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.nio.file.Path;

/// A certificate or key file cannot be used. The text is a sentence that says what to do; it never
/// holds a password or a key.
public final class TlsFileException extends IOException {
    private static final long serialVersionUID = 1;

    TlsFileException(Path file, String what) {
        super(file + ": " + what);
    }

    TlsFileException(Path file, String what, Throwable cause) {
        super(file + ": " + what, cause);
    }
}
