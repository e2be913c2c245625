// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static parley.framing.ProtocolException.BAD_PROTOCOL;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import parley.framing.Frame;
import parley.framing.FrameDecoder;
import parley.framing.FrameEncoder;
import parley.framing.ProtocolException;

/// Turns the bytes of a connection into frames and answers what keeps it alive: PING, PONG, CLOSE
/// and silence. Everything else goes to a [FrameHandler].
///
/// This is the one place where a peer that breaks the protocol gets its answer: a CLOSE frame with
/// the code and the text of the [ProtocolException], then the end.
public final class FramedHandler implements ConnectionHandler, FrameConnection {
    private static final byte[] PING = FrameEncoder.encode(new Frame(Control.PING, new byte[0]));

    private record Goodbye(int code, String reason) {}

    private final FrameHandler inner;
    private final Heartbeat heartbeat;
    private final FrameDecoder decoder;
    private final AtomicReference<Optional<Goodbye>> goodbye =
            new AtomicReference<>(Optional.empty());
    private Connection connection;
    private Optional<byte[]> pong = Optional.empty();
    private boolean refused;
    private boolean saidGoodbye;
    private boolean peerClosed;
    private boolean heard = true;
    private int missed;

    /// A handler for one connection.
    ///
    /// @param maxPayloadBytes the longest payload the peer may send
    public FramedHandler(FrameHandler inner, int maxPayloadBytes, Heartbeat heartbeat) {
        this.inner = inner;
        this.heartbeat = heartbeat;
        this.decoder = new FrameDecoder(maxPayloadBytes);
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        connection.after(heartbeat.every(), this::beat);
        inner.opened(this);
    }

    @Override
    public void received(ByteBuffer in) {
        heard = true;
        if (refused || peerClosed) return;
        try {
            decoder.decode(in, this::take);
        } catch (ProtocolException fault) {
            refused = true;
            close(fault.code(), fault.text());
        }
    }

    private void take(Frame frame) {
        if (peerClosed) return;
        if (frame.type() >= Control.CLOSE && frame.payload().length > Control.MAX_PAYLOAD_BYTES)
            throw new ProtocolException(BAD_PROTOCOL, "a control frame that is too long");
        switch (frame.type()) {
            case Control.PING -> answer(frame);
            case Control.PONG -> { }
            case Control.CLOSE -> closedByPeer(frame);
            default -> inner.received(frame);
        }
    }

    /// Only the newest PING gets its PONG: a peer that sends many and reads none cannot fill our
    /// memory.
    private void answer(Frame ping) {
        pong = Optional.of(FrameEncoder.encode(new Frame(Control.PONG, ping.payload())));
        connection.wake();
    }

    private void closedByPeer(Frame close) {
        peerClosed = true;
        Goodbye theirs = new Goodbye(Control.code(close), Control.reason(close));
        goodbye.compareAndSet(Optional.empty(), Optional.of(theirs));
        connection.close();
    }

    /// Asks a peer that was silent since the last beat whether it is there, and gives up one that
    /// has not answered for too long.
    private void beat() {
        // task 5.6: count the beats without a sign of life; PING, or abort after maxMissed
        missed = heard ? 0 : missed + 1;
        if (missed > heartbeat.maxMissed()) {
            giveUp();
            return;
        }
        if (!heard) connection.write(ByteBuffer.wrap(PING));
        heard = false;
        connection.after(heartbeat.every(), this::beat);
        // end 5.6
    }

    private void giveUp() {
        goodbye.compareAndSet(Optional.empty(),
                Optional.of(new Goodbye(Control.BROKEN, "silent for too long")));
        connection.abort();
    }

    /// First what keeps the connection alive, then what the inner handler has, then the goodbye.
    @Override
    public Optional<byte[]> next() {
        Optional<byte[]> answer = pong;
        pong = Optional.empty();
        if (answer.isPresent()) return answer;
        if (saidGoodbye) return Optional.empty();
        // Looked up first: what others left for us before they closed is then there to be taken.
        Optional<Goodbye> last = goodbye.get();
        Optional<byte[]> message = refused ? Optional.empty() : inner.next();
        if (message.isPresent()) return message;
        saidGoodbye = last.isPresent();
        return last.map(g -> FrameEncoder.encode(Control.close(g.code(), g.reason())));
    }

    @Override
    public void stopping() {
        inner.stopping();
        close(Control.GOING_AWAY, "the server stops; connect again in a moment");
    }

    @Override
    public void closed(Optional<IOException> why) {
        Goodbye without = why
                .map(e -> new Goodbye(Control.BROKEN, String.valueOf(e.getMessage())))
                .orElse(new Goodbye(Control.NO_CODE, ""));
        Goodbye first = goodbye.get().orElse(without);
        inner.closed(first.code(), first.reason());
    }

    @Override
    public void close(int code, String reason) {
        goodbye.compareAndSet(Optional.empty(), Optional.of(new Goodbye(code, reason)));
        connection.close();
    }

    @Override
    public void abort() {
        connection.abort();
    }

    @Override
    public void wake() {
        connection.wake();
    }

    @Override
    public void pauseReading() {
        connection.pauseReading();
    }

    @Override
    public void resumeReading() {
        connection.resumeReading();
    }

    @Override
    public InetSocketAddress peer() {
        return connection.peer();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return connection.after(delay, task);
    }
}
