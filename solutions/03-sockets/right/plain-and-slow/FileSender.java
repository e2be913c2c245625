// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

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
        MessageDigest digest = Sha256.digest();
        long left = offer.size();
        byte[] chunk = content.readNBytes(10_000);
        while (chunk.length > 0) {
            left -= chunk.length;
            if (left < 0) break;
            digest.update(chunk);
            frames.sendData(chunk);
            chunk = content.readNBytes(10_000);
        }
        if (left != 0) throw new IOException("the file has another size now");
        return digest.digest();
    }
}
