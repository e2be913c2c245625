// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import parley.framing.ProtocolException;

/// One WebSocket on a channel that Undertow has upgraded. Only its IO thread, but for the two
/// questions at the end; other threads leave their wishes in [SocketNotes].
///
/// ```
///            close(), or a broken rule           both close frames are through
///   OPEN ------------------------------> CLOSING ------------------------------> ENDED
///     |                                     | end of input, an error, time is up   ^
///     +-------------------------------------+--------------------------------------+
/// ```
final class LiveSocket {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);

    private enum State { OPEN, CLOSING, ENDED }
    private interface Step { void run() throws IOException; }

    private final SocketLoop loop;
    private final StreamConnection channel;
    private final SocketHandler handler;
    private final SocketOutput output;
    private final SocketInput input;
    private final SocketNotes notes;
    private final LifeSigns life;
    private volatile State state = State.OPEN;
    private boolean opened;
    private boolean busy;
    private boolean listening;
    private boolean failed;
    private ClosePayload how = new ClosePayload(CloseCode.ABNORMAL, "");

    LiveSocket(SocketLoop loop, StreamConnection channel, SocketHandler handler) {
        this.loop = loop;
        this.channel = channel;
        this.handler = handler;
        this.notes = new SocketNotes(this, loop, channel.getPeerAddress(InetSocketAddress.class));
        this.life = new LifeSigns(loop.limits());
        this.output = new SocketOutput(channel.getSinkChannel(), handler);
        this.input = new SocketInput(channel, handler, output,
                loop.limits().maxMessageBytes(), this::isPaused);
    }

    /// Begins: the first call on the IO thread.
    void start() {
        if (state == State.ENDED) return;
        opened = true;
        loop.add(this);
        channel.getSourceChannel().setReadListener(ignored -> turn(true));
        channel.getSinkChannel().setWriteListener(ignored -> turn(false));
        busy = true;
        guarded(() -> handler.opened(notes));
        // What came right behind the handshake is in the channel already.
        turn(true);
    }

    /// What another thread wants, or this one wanted later.
    void service() {
        notes.beginService();
        turn(input.isHolding() && !isPaused());
    }

    /// A turn of the IO thread: read, decode, and at the end write all there is to send at once.
    void turn(boolean read) {
        if (state == State.ENDED) return;
        busy = true;
        // Such a channel would come again before all others that wait for this thread.
        if (read && input.isEager()) channel.getSourceChannel().suspendReads();
        if (read && !isPaused()) guarded(this::read);
        takeNotes();
        // A handler that fails here leaves a close frame, which goes out in the second try.
        if (state != State.ENDED && !guarded(this::write)) guarded(this::write);
        if (state != State.ENDED) setInterest();
        busy = false;
        if (notes.isNoteLeft()) notes.wake();
    }

    /// Who closes reads on, to see the peer's close frame.
    private boolean isPaused() {
        return notes.isPaused() && state == State.OPEN;
    }

    private void takeNotes() {
        if (notes.takePing()) output.ping();
        notes.closeWanted().ifPresent(wanted -> beginClose(
                wanted, CloseCode.payload(wanted.code(), wanted.reason()), false));
    }

    private void read() throws IOException {
        int n = failed ? input.discard(loop.input()) : input.read(loop.input());
        if (n > 0) life.seen();
        input.close().ifPresent(this::answerClose);
        if (n < 0) end();
    }

    private void answerClose(ClosePayload close) {
        boolean plain = close.code() == CloseCode.NONE_GIVEN;
        beginClose(close, plain ? new byte[0] : CloseCode.payload(close.code(), ""), true);
    }

    private void beginClose(ClosePayload why, byte[] frame, boolean atOnce) {
        if (state != State.OPEN) return;
        state = State.CLOSING;
        life.closing();
        how = why;
        input.mute();
        output.close(frame, atOnce);
    }

    private void write() throws IOException {
        boolean allSent = output.flush(loop.output());
        var sink = channel.getSinkChannel();
        if (allSent && output.closeSent() && (failed || input.close().isPresent())) {
            sink.shutdownWrites();
            allSent = sink.flush();
            if (allSent && !failed) end();
        }
        if (state == State.ENDED) return;
        if (allSent && sink.isWriteResumed()) sink.suspendWrites();
        if (!allSent && !sink.isWriteResumed()) sink.resumeWrites();
    }

    private void setInterest() {
        var source = channel.getSourceChannel();
        boolean listen = !isPaused();
        boolean later = listen && input.hasMore();
        if (listen && !listening) life.seen();
        listening = listen;
        if (listen && !later && !source.isReadResumed()) source.resumeReads();
        if ((!listen || later) && source.isReadResumed()) source.suspendReads();
        if (later) loop.readOnSoon(this);
    }

    /// The one place where a broken rule, or a broken handler, becomes a close frame.
    ///
    /// @return false when it did
    private boolean guarded(Step step) {
        try {
            step.run();
            return true;
        } catch (ProtocolException e) {
            fail(e.code(), e.text());
        } catch (IOException e) {
            LOG.debug("a WebSocket ended: {}", e.toString());
            end();
        } catch (RuntimeException e) {
            // A handler's fault ends its own connection, not the IO thread of all others.
            LOG.error("a WebSocket's handler failed", e);
            fail(CloseCode.INTERNAL_ERROR, "a fault of this server");
        }
        return false;
    }

    /// [RFC 6455 §7.1.7](https://www.rfc-editor.org/rfc/rfc6455#section-7.1.7): says why, reads no
    /// further message, and lets the peer close, so that the reason is not lost in a reset.
    private void fail(int code, String text) {
        if (failed || state == State.ENDED) return;
        failed = true;
        int sent = CloseCode.maySend(code) ? code : CloseCode.INTERNAL_ERROR;
        beginClose(new ClosePayload(sent, text), CloseCode.payload(sent, text), true);
    }

    /// The connection is gone, or goes now. The IO thread only; the second time nothing happens.
    void end() {
        if (state == State.ENDED) return;
        state = State.ENDED;
        loop.remove(this);
        IoUtils.safeClose(channel);
        if (!opened) return;
        try {
            handler.closed(how.code(), how.reason());
        } catch (RuntimeException e) {
            LOG.error("a WebSocket's handler failed at its end", e);
        }
    }

    /// Looks at the clock.
    void tick(long now) {
        switch (life.look(now, !isPaused())) {
            case FINE -> { }
            case PING -> notes.ping();
            case GIVE_UP -> end();
        }
    }

    /// What other threads may ask of it.
    SocketNotes notes() { return notes; }

    /// True during a turn. The IO thread.
    boolean isBusy() { return busy; }

    /// True until it begins to close. Any thread.
    boolean isOpen() { return state == State.OPEN; }
}
