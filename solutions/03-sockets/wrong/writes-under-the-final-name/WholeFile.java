// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that appears in its folder whole or not at all. One thread.
final class WholeFile {
    private WholeFile() {}

    /// Takes an offer, and its content into a `.part` file, which gets its name when all is well.
    ///
    /// @return where the file is now
    static Path store(FileReceiver receiver, Path folder) throws IOException {
        Offer offer = receiver.awaitOffer();
        SafeName.check(offer.name());
        Path file = folder.resolve(offer.name());
        receiver.accept();
        try (OutputStream sink = Files.newOutputStream(file)) {
            receiver.receiveContent(offer, sink);
        }
        return file;
    }
}
