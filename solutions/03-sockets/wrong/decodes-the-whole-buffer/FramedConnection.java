// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import parley.framing.Frame;
import parley.framing.FrameDecoder;
import parley.framing.FrameEncoder;
import parley.framing.ProtocolException;

/// A TCP connection that carries frames ([Frame] has the layout), with a limit on every wait.
///
/// One thread may send while another receives; two threads must not do the same thing at once.
/// [#close()] may be called from any thread and ends both.
///
/// The two directions end separately:
///
/// ```
///   open ----------------- finishSending() ---------------> we only receive
///     |                                                          |
///     | receive() is empty: the peer only receives               | receive() is empty
///     v                                                          v
///   we only send --------- finishSending() ---------------> nothing more to do: close()
/// ```
public final class FramedConnection implements AutoCloseable {
    /// The longest payload, in both directions: 1 MiB.
    public static final int MAX_PAYLOAD_BYTES = 1 << 20;

    private static final int READ_BYTES = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    // --8<-- [start:fields]
    private final FrameDecoder decoder =
            new FrameDecoder(MAX_PAYLOAD_BYTES);
    private final Queue<Frame> decoded = new ArrayDeque<>();
    private final byte[] buffer = new byte[READ_BYTES];
    // --8<-- [end:fields]

    /// Takes over a connected socket: closing this closes the socket.
    ///
    /// @param limit how long one read and one write may take
    /// @throws IllegalArgumentException when the limit is not positive
    public FramedConnection(Socket socket, Duration limit) throws IOException {
        this.socket = socket;
        // A frame is one write. Nagle's algorithm would hold a small one back until the peer has
        // acknowledged the last, up to 40 ms.
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Sockets.millis(limit));
        this.in = socket.getInputStream();
        this.out = new LimitedOutput(socket, limit);
    }

    /// Connects to a peer that expects frames.
    ///
    /// @param limit how long connecting, one read and one write may take
    /// @throws IllegalArgumentException when the limit is not positive
    /// @throws java.net.SocketTimeoutException when the peer does not answer in time
    /// @throws java.net.ConnectException when nobody listens there
    public static FramedConnection connect(Endpoint peer, Duration limit) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(peer.resolve(), Sockets.millis(limit));
            return new FramedConnection(socket, limit);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /// Sends one frame. When this returns, all of it has been handed to the system; whether it
    /// arrives, only an answer can tell.
    ///
    /// @throws IllegalArgumentException when the payload is longer than [#MAX_PAYLOAD_BYTES]
    /// @throws java.net.SocketTimeoutException when the peer takes nothing within the limit; the
    ///     connection is closed then
    /// @throws IOException when the connection is broken or closed
    public void send(Frame frame) throws IOException {
        if (frame.payload().length > MAX_PAYLOAD_BYTES)
            throw new IllegalArgumentException("too long to send: " + frame);
        write(frame);
    }

    /// Writes one frame to `out`.
    private void write(Frame frame) throws IOException {
        out.write(FrameEncoder.encode(frame));
    }

    /// Waits for the next frame.
    ///
    /// @return the frame, or nothing when the peer has finished sending
    /// @throws java.io.EOFException when the stream ends in the middle of a frame
    /// @throws java.net.SocketTimeoutException when nothing arrives within the limit. Nothing is
    ///     lost by that: the next call goes on where this one stopped, in the middle of a frame too
    /// @throws IOException when the connection is broken: a reset is never an end
    /// @throws ProtocolException when the peer sends a frame that is too long or damaged; close
    ///     the connection then
    public Optional<Frame> receive() throws IOException {
        while (decoded.isEmpty()) {
            int n = in.read(buffer);
            if (n == -1 && decoder.betweenFrames()) return Optional.empty();
            if (n == -1) throw new EOFException("the peer ended in the middle of a frame");
            decoder.decode(ByteBuffer.wrap(buffer), decoded::add);
        }
        return Optional.of(decoded.remove());
    }

    /// Tells the peer that no more frames come. Its answers can still be received: only this
    /// direction ends.
    ///
    /// @throws IOException when the connection is broken or closed
    public void finishSending() throws IOException {
        socket.shutdownOutput();
    }

    /// Where the peer is.
    public Endpoint peer() {
        return Endpoint.of((InetSocketAddress) socket.getRemoteSocketAddress());
    }

    /// Ends both directions. Calling it again does nothing.
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
