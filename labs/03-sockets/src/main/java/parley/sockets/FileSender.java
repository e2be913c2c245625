// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/// The sending end of a [FileTransfer]. One thread.
final class FileSender {
    private final TransferFrames frames;

    FileSender(TransferFrames frames) {
        this.frames = frames;
    }

    /// Offers the content, sends it, and waits for the receipt.
    void send(Offer offer, InputStream content) throws IOException {
        frames.sendOffer(offer);
        frames.awaitAccept();
        frames.sendEnd(sendContent(offer, content));
        frames.awaitReceipt();
    }

    /// Sends all the content in data frames of at most [FileTransfer#CHUNK_BYTES].
    ///
    /// @return the SHA-256 of what was sent
    /// @throws IOException when there is more or less content than was offered
    private byte[] sendContent(Offer offer, InputStream content) throws IOException {
        // TODO 3.6: read a chunk, send it, until the end; count and digest what was sent
        throw new UnsupportedOperationException("TODO 3.6");
    }
}
