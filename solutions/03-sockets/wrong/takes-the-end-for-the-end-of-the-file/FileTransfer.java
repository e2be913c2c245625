// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static parley.framing.ProtocolException.BAD_DATA;
import static parley.framing.ProtocolException.BAD_PROTOCOL;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import parley.framing.Frame;
import parley.framing.ProtocolException;

/// Sends a file over a framed connection, or receives one. Files of any size go through memory
/// for a few chunks. One transfer at a time on a connection; one thread.
///
/// | type | frame   | from     | payload                                                      |
/// |------|---------|----------|--------------------------------------------------------------|
/// | 1    | offer   | sender   | JSON in UTF-8, see [Offer]                                   |
/// | 2    | accept  | receiver | empty                                                        |
/// | 3    | data    | sender   | the next bytes, 1 to [#CHUNK_BYTES]; as many as needed       |
/// | 4    | end     | sender   | SHA-256 of all the content, 32 bytes                         |
/// | 5    | receipt | receiver | empty: the file is whole and in its place                    |
/// | 6    | refusal | receiver | why not, in UTF-8, at most 200 bytes; instead of 2 or 5      |
///
/// ```
///   sender     offer ------> data, data, data ... end ------> done
///                 \          ^                     \          ^
///   receiver       check -> accept                  check -> receipt
/// ```
public final class FileTransfer {
    /// How much content one data frame carries at most: 64 KiB.
    public static final int CHUNK_BYTES = 64 * 1024;

    private static final int OFFER = 1;
    private static final int ACCEPT = 2;
    private static final int DATA = 3;
    private static final int END = 4;
    private static final int RECEIPT = 5;
    private static final int REFUSAL = 6;
    private static final int MAX_REFUSAL_BYTES = 200;
    private static final byte[] NOTHING = {};

    private final FramedConnection connection;
    private final LongConsumer progress;

    /// Transfers over a connection, which stays open afterwards.
    public FileTransfer(FramedConnection connection) {
        this(connection, bytes -> {});
    }

    /// The same, and tells how far it is.
    ///
    /// @param progress is given the size of each data frame, in bytes, on the transferring thread
    public FileTransfer(FramedConnection connection, LongConsumer progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /// Sends a file. When this returns, the receiver has said that it has all of it.
    ///
    /// @throws IllegalArgumentException when the name or the size is over the limits of [Offer]
    /// @throws IOException when the file cannot be read, the connection breaks, a time limit
    ///     passes, or the receiver refuses (with its reason)
    /// @throws ProtocolException when the receiver does not follow the rules
    public void send(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            send(new Offer(file.getFileName().toString(), Files.size(file)), content);
        }
    }

    /// Sends content from anywhere. When this returns, the receiver has said that it has all of it.
    ///
    /// @param content is read to its end, a chunk at a time, and not closed
    /// @throws IOException as [#send(Path)]; and when the content has not the size that was
    ///     offered: no end frame is sent then
    /// @throws ProtocolException when the receiver does not follow the rules
    public void send(Offer offer, InputStream content) throws IOException {
        connection.send(new Frame(OFFER, offer.toJson()));
        expect(ACCEPT);
        connection.send(new Frame(END, sendContent(offer, content)));
        expect(RECEIPT);
    }

    /// Sends all the content in data frames.
    ///
    /// @return the SHA-256 of what was sent
    /// @throws IOException when there is more or less content than was offered
    private byte[] sendContent(Offer offer, InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK_BYTES];
        long sent = 0;
        for (int n = content.read(chunk); n != -1; n = content.read(chunk)) {
            sendData(Arrays.copyOf(chunk, n));
            digest.update(chunk, 0, n);
            sent += n;
        }
        if (sent != offer.size())
            throw new IOException("offered " + offer.size() + " bytes, there were " + sent);
        return digest.digest();
    }

    /// Receives one file into a folder. A file of that name is never replaced: the new one is
    /// called `cat (2).png` then. Until it is complete and checked, nothing but a `.part` file is
    /// there, and when anything goes wrong, not even that.
    ///
    /// @return where the file is now
    /// @throws IOException when the connection breaks or ends early, a time limit passes, or the
    ///     folder cannot be written
    /// @throws ProtocolException when the peer offers an unsafe name, sends more or less than it
    ///     offered, or something that does not match its SHA-256. The peer is told
    public Path receive(Path folder) throws IOException {
        try {
            Path file = store(folder);
            connection.send(new Frame(RECEIPT, NOTHING));
            return file;
        } catch (ProtocolException e) {
            refuse(e);
            throw e;
        }
    }

    /// Takes an offer, and its content into a `.part` file, which gets its name when all is well.
    private Path store(Path folder) throws IOException {
        Offer offer = awaitOffer();
        SafeName.check(offer.name());
        Path part = SafeName.part(folder);
        try {
            accept();
            try (OutputStream sink = Files.newOutputStream(part, CREATE_NEW, WRITE)) {
                receiveContent(offer, sink);
            }
            return Files.move(part, SafeName.reserve(folder, offer.name()), ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Receives one file into a stream, for content that goes elsewhere than into a folder. The
    /// name in the offer is not checked.
    ///
    /// @param sink gets the content as it arrives, and is not closed
    /// @return the offer
    /// @throws IOException as [#receive(Path)], and what the sink throws
    /// @throws ProtocolException as [#receive(Path)]; the sink has got some of the content then
    public Offer receive(OutputStream sink) throws IOException {
        try {
            Offer offer = awaitOffer();
            accept();
            receiveContent(offer, sink);
            connection.send(new Frame(RECEIPT, NOTHING));
            return offer;
        } catch (ProtocolException e) {
            refuse(e);
            throw e;
        }
    }

    /// Passes the content of data frames on until the end frame, and checks that it is what was
    /// offered.
    ///
    /// @throws ProtocolException for a frame that does not belong here, for more or fewer bytes
    ///     than offered, and for a wrong SHA-256
    private void receiveContent(Offer offer, OutputStream sink) throws IOException {
        MessageDigest digest = sha256();
        long received = 0;
        Optional<Frame> next = connection.receive();
        while (next.isPresent() && next.get().type() == DATA) {
            Frame frame = next.get();
            received += frame.payload().length;
            if (received > offer.size()) throw new ProtocolException(BAD_DATA, "too much content");
            sink.write(frame.payload());
            digest.update(frame.payload());
            next = connection.receive();
        }
        if (next.isEmpty()) return;
        Frame frame = next.get();
        if (frame.type() != END) throw new ProtocolException(BAD_PROTOCOL, "no end frame");
        if (received < offer.size()) throw new ProtocolException(BAD_DATA, "too little content");
        if (!MessageDigest.isEqual(frame.payload(), digest.digest()))
            throw new ProtocolException(BAD_DATA, "the content does not match its SHA-256");
    }

    /// Waits for the offer.
    private Offer awaitOffer() throws IOException {
        Frame frame = nextFrame();
        if (frame.type() != OFFER) throw new ProtocolException(BAD_PROTOCOL, "no offer");
        return Offer.fromJson(frame.payload());
    }

    /// Tells the sender to go on.
    private void accept() throws IOException {
        connection.send(new Frame(ACCEPT, NOTHING));
    }

    /// Sends the next bytes of content, at most [#CHUNK_BYTES].
    private void sendData(byte[] chunk) throws IOException {
        connection.send(new Frame(DATA, chunk));
        progress.accept(chunk.length);
    }

    /// Waits for the next frame.
    ///
    /// @throws java.io.EOFException when the peer ends here, in the middle of a transfer
    /// @throws ProtocolException for an empty data frame, of which a peer could send any number,
    ///     and for one that is too long
    private Frame nextFrame() throws IOException {
        Frame frame = connection.receive()
                .orElseThrow(() -> new EOFException("the peer ended in the middle of a transfer"));
        if (frame.type() != DATA) return frame;
        int bytes = frame.payload().length;
        if (bytes < 1 || bytes > CHUNK_BYTES)
            throw new ProtocolException(BAD_PROTOCOL, "a data frame of " + bytes + " bytes");
        progress.accept(bytes);
        return frame;
    }

    /// Waits for the receiver's answer.
    private void expect(int type) throws IOException {
        Frame answer = nextFrame();
        if (answer.type() == REFUSAL)
            throw new IOException("the receiver refused: " + printable(answer.payload()));
        if (answer.type() != type)
            throw new ProtocolException(BAD_PROTOCOL, "an answer of type " + answer.type());
    }

    /// Tells the sender why, if it still listens.
    private void refuse(ProtocolException reason) {
        try {
            byte[] text = reason.text().getBytes(UTF_8);
            connection.send(new Frame(
                    REFUSAL, Arrays.copyOf(text, Math.min(text.length, MAX_REFUSAL_BYTES))));
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /// A peer's words, fit for a terminal.
    private static String printable(byte[] text) {
        int length = Math.min(text.length, MAX_REFUSAL_BYTES);
        return new String(text, 0, length, UTF_8).replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
