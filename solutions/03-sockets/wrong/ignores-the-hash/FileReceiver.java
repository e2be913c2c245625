// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static parley.framing.ProtocolException.BAD_DATA;
import static parley.framing.ProtocolException.BAD_PROTOCOL;
import static parley.sockets.TransferFrames.DATA;
import static parley.sockets.TransferFrames.END;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import parley.framing.Frame;
import parley.framing.ProtocolException;

/// The receiving end of a [FileTransfer], without the folder that the file goes to: that is
/// [WholeFile]. One thread.
final class FileReceiver {
    private final TransferFrames frames;

    FileReceiver(TransferFrames frames) {
        this.frames = frames;
    }

    /// Waits for the offer.
    Offer awaitOffer() throws IOException {
        return frames.awaitOffer();
    }

    /// Tells the sender to go on.
    void accept() throws IOException {
        frames.sendAccept();
    }

    /// Passes the content of data frames on until the end frame, and checks that it is what was
    /// offered.
    ///
    /// @throws ProtocolException for a frame that does not belong here, for more or fewer bytes
    ///     than offered, and for a wrong SHA-256
    void receiveContent(Offer offer, OutputStream sink) throws IOException {
        MessageDigest digest = Sha256.digest();
        long received = 0;
        Frame frame = frames.next();
        while (frame.type() == DATA) {
            received += frame.payload().length;
            if (received > offer.size()) throw new ProtocolException(BAD_DATA, "too much content");
            sink.write(frame.payload());
            digest.update(frame.payload());
            frame = frames.next();
        }
        if (frame.type() != END) throw new ProtocolException(BAD_PROTOCOL, "no end frame");
        if (received < offer.size()) throw new ProtocolException(BAD_DATA, "too little content");
    }
}
