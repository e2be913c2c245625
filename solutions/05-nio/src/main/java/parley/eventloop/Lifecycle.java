// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What happens on one connection from its beginning to its end. Loop thread only.
///
/// ```
///             handshake done         close(), or the peer ended      all sent
///   OPENING ----------------> OPEN ------------------------> CLOSING ----------> GOODBYE
///      |                       |                                |                   |
///      |  broken               |  broken                        |  time is over     |  peer ended,
///      v                       v                                v                   v  or time is over
///      +-----------------------+---------> CLOSED <-------------+-------------------+
/// ```
final class Lifecycle {
    /// Reads of one connection before the others have their turn.
    private static final int MAX_READS = 16;

    private enum State { OPENING, OPEN, CLOSING, GOODBYE, CLOSED }

    private final EventLoop loop;
    private final LoopConnection connection;
    private final ConnectionHandler handler;
    private final Transport transport;
    private final Outgoing outgoing = new Outgoing();
    private State state = State.OPENING;
    private boolean peerEnded;

    Lifecycle(EventLoop loop, LoopConnection connection, ConnectionHandler handler,
            Transport transport) {
        this.loop = loop;
        this.connection = connection;
        this.handler = handler;
        this.transport = transport;
    }

    /// Opens at once, or begins the handshake and gives it its time.
    void begin() throws IOException {
        flush();
        if (state == State.OPENING)
            connection.after(loop.config().handshakeLimit(), this::stillOpening);
    }

    /// Reads what is there and hands it to the handler.
    void read() throws IOException {
        // task 5.3: while reading(): read into the loop's buffer, hand it on; until none is buffered
        for (int i = 0; i < MAX_READS && reading(); i++) {
            ByteBuffer in = loop.readBuffer();
            int n = transport.read(in);
            openIfReady();
            if (n == -1) end();
            else if (n > 0 && state == State.OPEN) handler.received(in.flip());
            if (!transport.buffered()) return;
        }
        if (reading()) connection.wake();
        // end 5.3
    }

    /// Sends what waits, and goes on with whatever has to happen after that.
    void flush() throws IOException {
        boolean free = transport.flush();
        openIfReady();
        if (!free || state == State.OPENING) return;
        Outgoing.Flushed flushed =
                outgoing.flush(transport, this::nextMessage, loop.writeBuffer());
        if (flushed == Outgoing.Flushed.MORE) connection.wake();
        if (flushed == Outgoing.Flushed.ALL && state == State.CLOSING) sayGoodbye();
    }

    private Optional<byte[]> nextMessage() {
        return state == State.GOODBYE ? Optional.empty() : handler.next();
    }

    private void openIfReady() {
        if (state != State.OPENING || transport.handshaking()) return;
        state = State.OPEN;
        handler.opened(connection);
        connection.wake();
    }

    /// The peer has sent everything. Our answers can still reach it.
    private void end() throws IOException {
        peerEnded = true;
        if (state == State.OPEN) {
            handler.ended();
            close();
        } else if (state != State.CLOSING) {
            connection.finish(Optional.empty());
        }
    }

    /// The loop stops.
    void stop() throws IOException {
        if (state == State.OPEN) handler.stopping();
        close();
    }

    /// Ends in good order.
    void close() throws IOException {
        if (state == State.OPENING) connection.finish(Optional.empty());
        if (state != State.OPEN) return;
        state = State.CLOSING;
        connection.after(loop.config().closeLimit(), this::stillClosing);
        flush();
    }

    /// Ends our direction. The peer's is read to its end before the socket is closed: bytes that
    /// arrive at a closed socket make the system send a reset, and the peer would lose what we
    /// sent last.
    private void sayGoodbye() throws IOException {
        if (!transport.closeOutbound()) return;
        state = State.GOODBYE;
        if (peerEnded) connection.finish(Optional.empty());
    }

    private void stillOpening() {
        if (state == State.OPENING) connection.finish(late("no handshake"));
    }

    private void stillClosing() {
        connection.finish(
                state == State.GOODBYE ? Optional.empty() : late("the peer did not take everything"));
    }

    private static Optional<IOException> late(String what) {
        return Optional.of(new SocketTimeoutException(what + " within the limit"));
    }

    /// It is over.
    ///
    /// @param always whether the handler hears of it also when it was never opened
    void over(Optional<IOException> why, boolean always) {
        boolean tell = always || state != State.OPENING;
        state = State.CLOSED;
        Quietly.close(transport::close);
        if (tell) Quietly.tell(() -> handler.closed(why));
    }

    /// Adds bytes to what waits.
    ///
    /// @return false when they are too many
    boolean write(ByteBuffer bytes) {
        if (state == State.CLOSED || state == State.GOODBYE) return true;
        outgoing.add(bytes);
        return outgoing.unsentBytes() <= loop.config().maxUnsentBytes();
    }

    /// Whether bytes of the peer are welcome. While closing they are read and forgotten.
    boolean reading() {
        boolean paused = state == State.OPEN && connection.paused();
        return state != State.CLOSED && !peerEnded && !paused;
    }

    /// Whether the socket should say when it can be written.
    boolean unsent() {
        return transport.wantsWrite() || outgoing.waiting() && !transport.handshaking();
    }

    /// Whether there is something to read that the socket would not tell us of.
    boolean buffered() {
        return reading() && transport.buffered();
    }

    boolean closed() {
        return state == State.CLOSED;
    }
}
