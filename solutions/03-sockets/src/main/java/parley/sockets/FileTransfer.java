// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
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

    private final TransferFrames frames;

    /// Transfers over a connection, which stays open afterwards.
    public FileTransfer(FramedConnection connection) {
        this(connection, bytes -> {});
    }

    /// The same, and tells how far it is.
    ///
    /// @param progress is given the size of each data frame, in bytes, on the transferring thread
    public FileTransfer(FramedConnection connection, LongConsumer progress) {
        this.frames = new TransferFrames(connection, progress);
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
        new FileSender(frames).send(offer, content);
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
            Path file = WholeFile.store(new FileReceiver(frames), folder);
            frames.sendReceipt();
            return file;
        } catch (ProtocolException e) {
            frames.sendRefusal(e);
            throw e;
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
            FileReceiver receiver = new FileReceiver(frames);
            Offer offer = receiver.awaitOffer();
            receiver.accept();
            receiver.receiveContent(offer, sink);
            frames.sendReceipt();
            return offer;
        } catch (ProtocolException e) {
            frames.sendRefusal(e);
            throw e;
        }
    }
}
