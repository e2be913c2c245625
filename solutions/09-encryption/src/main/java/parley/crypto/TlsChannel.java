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
/// An idle connection holds no buffers, only remains: at most one record that is not whole, and
/// what the socket did not take, at most twice [TlsScratch#OUT_BYTES].
///
/// An end of the stream without the peer's close_notify is an error: whoever can cut a connection
/// could else cut off the end of what was said.
/// [RFC 8446 §6.1](https://www.rfc-editor.org/rfc/rfc8446#section-6.1)
final class TlsChannel implements Transport {
    /// How much is taken from the socket while tasks of the handshake run.
    static final int MAX_EARLY_BYTES = 32 * 1024;

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final TlsInput input;
    private final TlsOutput output;
    private final TlsTalk talk;
    private final TlsTasks tasks;
    private boolean goodbyeHeard;
    private boolean goodbyeSaid;

    TlsChannel(SocketChannel channel, SSLEngine engine, Executor threads, Runnable again)
            throws SSLException {
        this.channel = channel;
        this.engine = engine;
        this.input = new TlsInput(channel);
        this.output = new TlsOutput(channel);
        this.talk = new TlsTalk(engine, output);
        this.tasks = new TlsTasks(engine, threads, again);
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
            if (!tasks.running()) talk.complain();
            throw e;
        } finally {
            input.keep(in);
        }
        if (into.position() > before) return into.position() - before;
        if (goodbyeHeard) return -1;
        if (input.ended()) throw new SSLException(talk.established()
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
                return talk.speak();
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
        if (result.getStatus() == Status.BUFFER_OVERFLOW) result = unwrappedAside(in, into);
        talk.note(result);
        return switch (result.getStatus()) {
            case OK -> result.bytesConsumed() + result.bytesProduced() > 0
                    || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK
                    || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
            case BUFFER_UNDERFLOW -> !input.ended() && input.fill(in) > 0;
            case BUFFER_OVERFLOW -> throw new SSLException("a record larger than TLS allows");
            case CLOSED -> {
                goodbyeHeard = true;
                yield false;
            }
        };
    }

    /// The reader may have no room for a whole record: what it cannot take is kept for it. (The
    /// engine says so also while the record is not whole yet.)
    private SSLEngineResult unwrappedAside(ByteBuffer in, ByteBuffer into) throws IOException {
        ByteBuffer plain = TlsScratch.mine().plain.clear();
        SSLEngineResult result = engine.unwrap(in, plain);
        if (result.bytesProduced() > 0) {
            input.keepPlain(plain.flip());
            input.hand(into);
        }
        return result;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        if (!talk.established() || goodbyeSaid || !output.flush()) return 0;
        int before = from.position();
        while (from.hasRemaining() && output.empty()) {
            if (!talk.wrap(from)) break;
        }
        return from.position() - before;
    }

    @Override
    public boolean handshaking() {
        return !talk.established();
    }

    @Override
    public boolean wantsWrite() {
        return !output.empty() || !tasks.running() && talk.wanted();
    }

    @Override
    public boolean buffered() {
        return input.hasPlain()
                || input.wholeRecord() && !tasks.running() && !goodbyeHeard;
    }

    @Override
    public boolean flush() throws IOException {
        try {
            while (output.flush() && !tasks.running()) {
                HandshakeStatus status = engine.getHandshakeStatus();
                if (status == HandshakeStatus.NEED_TASK) tasks.start();
                else if (status != HandshakeStatus.NEED_WRAP || !talk.speak()) break;
            }
        } catch (SSLException e) {
            if (!tasks.running()) talk.complain();
            throw e;
        }
        return output.empty();
    }

    @Override
    public boolean closeOutbound() throws IOException {
        if (tasks.running()) return false;
        goodbyeSaid = true;
        if (!talk.goodbye()) return false;
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
