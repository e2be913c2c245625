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
        MessageDigest digest = Sha256.digest();
        byte[] all = content.readAllBytes();
        for (int at = 0; at < all.length; at += FileTransfer.CHUNK_BYTES)
            frames.sendData(Arrays.copyOfRange(
                    all, at, Math.min(all.length, at + FileTransfer.CHUNK_BYTES)));
        digest.update(all);
        long sent = all.length;
        if (sent != offer.size())
            throw new IOException("offered " + offer.size() + " bytes, there were " + sent);
        return digest.digest();
    }
}
