// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static parley.framing.ProtocolException.BAD_PROTOCOL;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongConsumer;
import parley.framing.Frame;
import parley.framing.ProtocolException;

/// What the two ends of a [FileTransfer] say to each other, a method for each frame of its table.
/// One thread.
final class TransferFrames {
    private static final int OFFER = 1;
    private static final int ACCEPT = 2;
    /// The type of a frame that carries content.
    static final int DATA = 3;
    /// The type of the frame behind the content.
    static final int END = 4;
    private static final int RECEIPT = 5;
    private static final int REFUSAL = 6;
    private static final int MAX_REFUSAL_BYTES = 200;
    private static final byte[] NOTHING = {};

    private final FramedConnection connection;
    private final LongConsumer progress;

    /// @param progress is given the size of each data frame, in bytes
    TransferFrames(FramedConnection connection, LongConsumer progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /// Offers a file.
    void sendOffer(Offer offer) throws IOException {
        connection.send(new Frame(OFFER, offer.toJson()));
    }

    /// Waits for the offer.
    Offer awaitOffer() throws IOException {
        Frame frame = next();
        if (frame.type() != OFFER) throw new ProtocolException(BAD_PROTOCOL, "no offer");
        return Offer.fromJson(frame.payload());
    }

    /// Tells the sender to go on.
    void sendAccept() throws IOException {
        connection.send(new Frame(ACCEPT, NOTHING));
    }

    /// Waits until the receiver says to go on.
    void awaitAccept() throws IOException {
        await(ACCEPT);
    }

    /// Sends the next bytes of content, at most [FileTransfer#CHUNK_BYTES].
    void sendData(byte[] chunk) throws IOException {
        connection.send(new Frame(DATA, chunk));
        progress.accept(chunk.length);
    }

    /// Ends the content.
    void sendEnd(byte[] sha256) throws IOException {
        connection.send(new Frame(END, sha256));
    }

    /// Tells the sender that the file is whole and in its place.
    void sendReceipt() throws IOException {
        connection.send(new Frame(RECEIPT, NOTHING));
    }

    /// Waits until the receiver says that it has the file.
    void awaitReceipt() throws IOException {
        await(RECEIPT);
    }

    /// Tells the sender why not, if it still listens.
    void sendRefusal(ProtocolException reason) {
        try {
            byte[] text = reason.text().getBytes(UTF_8);
            connection.send(new Frame(
                    REFUSAL, Arrays.copyOf(text, Math.min(text.length, MAX_REFUSAL_BYTES))));
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /// Waits for the next frame.
    ///
    /// @throws java.io.EOFException when the peer ends here, in the middle of a transfer
    /// @throws ProtocolException for an empty data frame, of which a peer could send any number,
    ///     and for one that is too long
    Frame next() throws IOException {
        Frame frame = connection.receive()
                .orElseThrow(() -> new EOFException("the peer ended in the middle of a transfer"));
        if (frame.type() != DATA) return frame;
        int bytes = frame.payload().length;
        if (bytes < 1 || bytes > FileTransfer.CHUNK_BYTES)
            throw new ProtocolException(BAD_PROTOCOL, "a data frame of " + bytes + " bytes");
        progress.accept(bytes);
        return frame;
    }

    /// Waits for the receiver's answer.
    private void await(int type) throws IOException {
        Frame answer = next();
        if (answer.type() == REFUSAL)
            throw new IOException("the receiver refused: " + printable(answer.payload()));
        if (answer.type() != type)
            throw new ProtocolException(BAD_PROTOCOL, "an answer of type " + answer.type());
    }

    /// A peer's words, fit for a terminal.
    private static String printable(byte[] text) {
        int length = Math.min(text.length, MAX_REFUSAL_BYTES);
        return new String(text, 0, length, UTF_8).replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
