// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import parley.eventloop.Transport;

/// TLS between a connection and its socket, without ever waiting. Loop thread only.
///
/// ```
///   socket --> TlsInput --> unwrap --> read()        write() --> wrap --> TlsOutput --> socket
///                             |                                   |
///                             +------- handshake, KeyUpdate ------+      tasks on other threads
/// ```
///
/// An idle connection holds no buffers, only remains: at most one record that is not whole, and what
/// the socket did not take, at most [TlsScratch#OUT_BYTES].
///
/// An end of the stream without the peer's close_notify is an error: whoever can cut a connection
/// could else cut off the end of what was said.
/// [RFC 8446 §6.1](https://www.rfc-editor.org/rfc/rfc8446#section-6.1)
final class TlsChannel implements Transport {
    /// How much is taken from the socket while tasks of the handshake run.
    static final int MAX_EARLY_BYTES = 32 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final TlsInput input;
    private final TlsOutput output;
    private final TlsTasks tasks;
    private final Runnable again;
    private boolean established;
    private boolean goodbyeHeard;
    private boolean goodbyeSaid;

    TlsChannel(SocketChannel channel, SSLEngine engine, Executor threads, Runnable again)
            throws SSLException {
        this.channel = channel;
        this.engine = engine;
        this.input = new TlsInput(channel);
        this.output = new TlsOutput(channel);
        this.tasks = new TlsTasks(engine, threads, again);
        this.again = again;
        engine.beginHandshake();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (input.hasPlain()) return input.hand(into);
        if (goodbyeHeard) return -1;
        ByteBuffer in = input.begin();
        int before = into.position();
        try {
            while (step(in, into)) {}
        } catch (SSLException e) {
            tellThePeer();
            throw e;
        } finally {
            input.keep(in);
        }
        if (into.position() > before) return into.position() - before;
        if (goodbyeHeard) return -1;
        if (input.ended()) throw new SSLException(established
                ? "The connection was cut: no goodbye came, and something may be missing."
                : "The connection ended in the middle of the handshake.");
        return 0;
    }

    /// Does what the engine asks for next.
    ///
    /// @return whether there is more to do now
    private boolean step(ByteBuffer in, ByteBuffer into) throws IOException {
        // task 9.7: wait for tasks, start them, send what the engine has to say; else unwrap one
        // record, and see to each way in which that can end
        if (tasks.running()) {
            if (in.remaining() < MAX_EARLY_BYTES) input.fill(in);
            return false;
        }
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> tasks.start();
            case NEED_WRAP -> {
                return speak();
            }
            default -> {
                return into.hasRemaining() && unwrapped(in, into);
            }
        }
        return true;
        // end 9.7
    }

    private boolean unwrapped(ByteBuffer in, ByteBuffer into) throws IOException {
        SSLEngineResult result = engine.unwrap(in, into);
        noteEnd(result);
        return switch (result.getStatus()) {
            case OK -> result.bytesConsumed() + result.bytesProduced() > 0
                    || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK
                    || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
            case BUFFER_UNDERFLOW -> !input.ended() && input.fill(in) > 0;
            case BUFFER_OVERFLOW -> unwrappedAside(in, into);
            case CLOSED -> {
                goodbyeHeard = true;
                yield false;
            }
        };
    }

    /// The reader has no room for a whole record.
    private boolean unwrappedAside(ByteBuffer in, ByteBuffer into) throws IOException {
        ByteBuffer plain = TlsScratch.mine().plain.clear();
        SSLEngineResult result = engine.unwrap(in, plain);
        noteEnd(result);
        if (result.getStatus() == Status.BUFFER_OVERFLOW)
            throw new SSLException("a record larger than TLS allows");
        goodbyeHeard = result.getStatus() == Status.CLOSED;
        input.keepPlain(plain.flip());
        input.hand(into);
        return !goodbyeHeard && into.hasRemaining();
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        if (!established || goodbyeSaid || !output.flush()) return 0;
        int before = from.position();
        while (from.hasRemaining() && output.empty()) {
            if (!wrap(from)) break;
        }
        return from.position() - before;
    }

    /// Lets the engine say what it has to say.
    ///
    /// @return whether all of it has left or is kept, and the engine may go on
    private boolean speak() throws IOException {
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            if (!output.flush()) return false;
            if (!wrap(NOTHING)) return false;
        }
        return true;
    }

    /// Makes records of what there is, as many as fit into one write.
    ///
    /// @return whether any came out
    private boolean wrap(ByteBuffer from) throws IOException {
        // task 9.7: wrap until the buffer is full, there is nothing more, or the engine wants
        // something else; then write
        ByteBuffer out = TlsScratch.mine().out.clear();
        boolean more = true;
        while (more) {
            SSLEngineResult result = engine.wrap(from, out);
            noteEnd(result);
            boolean said = result.bytesProduced() > 0 && result.getStatus() == Status.OK;
            more = said && (from.hasRemaining()
                    || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
        }
        if (out.flip().hasRemaining()) output.write(out);
        return out.limit() > 0;
        // end 9.7
    }

    private void noteEnd(SSLEngineResult result) {
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) established = true;
    }

    /// Sends the alert that says what the peer did wrong, as far as it goes at once.
    private void tellThePeer() {
        try {
            engine.closeOutbound();
            if (!tasks.running()) speak();
        } catch (IOException e) {
            // The connection is broken anyway, and the first cause is the one to tell.
            output.drop();
        }
    }

    @Override
    public boolean handshaking() {
        return !established;
    }

    @Override
    public boolean wantsWrite() {
        return !output.empty() || !tasks.running() && !engine.isOutboundDone()
                && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    @Override
    public boolean buffered() {
        return input.hasPlain()
                || input.wholeRecord() && output.empty() && !tasks.running() && !goodbyeHeard;
    }

    @Override
    public boolean flush() throws IOException {
        boolean blocked = !output.empty();
        try {
            while (output.flush() && !tasks.running()) {
                HandshakeStatus status = engine.getHandshakeStatus();
                if (status == HandshakeStatus.NEED_TASK) tasks.start();
                else if (status != HandshakeStatus.NEED_WRAP || !speak()) break;
            }
        } catch (SSLException e) {
            tellThePeer();
            throw e;
        }
        // What had arrived had to wait for the socket to take an answer.
        if (blocked && buffered()) again.run();
        return output.empty();
    }

    @Override
    public boolean closeOutbound() throws IOException {
        if (tasks.running()) return false;
        goodbyeSaid = true;
        engine.closeOutbound();
        while (!engine.isOutboundDone()) {
            if (!output.flush() || !wrap(NOTHING)) break;
        }
        if (!output.flush()) return false;
        channel.shutdownOutput();
        return true;
    }

    @Override
    public void close() throws IOException {
        input.drop();
        output.drop();
        channel.close();
    }
}
