// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

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
        // task 3.6: check the name, accept, store in a .part file, move it; leave no .part behind
        Offer offer = receiver.awaitOffer();
        SafeName.check(offer.name());
        Path part = SafeName.part(folder);
        try {
            receiver.accept();
            try (OutputStream sink = Files.newOutputStream(part, CREATE_NEW, WRITE)) {
                receiver.receiveContent(offer, sink);
            }
            return Files.move(part, SafeName.reserve(folder, offer.name()), ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        // end 3.6
    }
}
