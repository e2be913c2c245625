// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The peer went away while its body was read: nobody is there to be answered.
final class PeerGone extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    PeerGone(IOException cause) {
        super(cause);
    }
}
