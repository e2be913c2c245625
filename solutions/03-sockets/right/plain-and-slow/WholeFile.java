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
        Path part = null;
        boolean moved = false;
        try {
            Offer offer = receiver.awaitOffer();
            SafeName.check(offer.name());
            part = SafeName.part(folder);
            receiver.accept();
            OutputStream sink = Files.newOutputStream(part, CREATE_NEW, WRITE);
            try {
                receiver.receiveContent(offer, sink);
            } finally {
                sink.close();
            }
            Path file = SafeName.reserve(folder, offer.name());
            Files.move(part, file, ATOMIC_MOVE);
            moved = true;
            return file;
        } finally {
            if (part != null && !moved) Files.deleteIfExists(part);
        }
    }
}
