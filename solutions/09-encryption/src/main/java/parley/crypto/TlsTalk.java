// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/// What our side says on a TLS connection: its part of the handshake, records, its goodbye. Loop
/// thread only.
final class TlsTalk {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final TlsOutput output;
    private boolean established;

    TlsTalk(SSLEngine engine, TlsOutput output) {
        this.engine = engine;
        this.output = output;
    }

    /// Whether the handshake is done.
    boolean established() {
        return established;
    }

    /// Looks for the end of the handshake in what the engine has done.
    void note(SSLEngineResult result) {
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) established = true;
    }

    /// Whether the engine has something to say.
    boolean wanted() {
        return engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && !engine.isOutboundDone();
    }

    /// Lets the engine say what it has to say.
    ///
    /// @return whether all of it has left or is kept, and the engine may go on
    boolean speak() throws IOException {
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            if (!wrap(NOTHING)) return false;
        }
        return true;
    }

    /// Makes records of what there is, as many as fit into one write.
    ///
    /// @return whether any came out
    /// @throws SSLException when the peer's goodbye was for both directions, and something was left
    ///     to say: nobody takes it any more
    boolean wrap(ByteBuffer from) throws IOException {
        // task 9.7: wrap until the buffer is full, there is nothing more, or the engine wants
        // something else; then write
        ByteBuffer out = TlsScratch.mine().out.clear();
        boolean more = true;
        boolean over = false;
        while (more) {
            SSLEngineResult result = engine.wrap(from, out);
            note(result);
            boolean said = result.bytesProduced() > 0 && result.getStatus() == Status.OK;
            more = said && (from.hasRemaining()
                    || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
            over = result.getStatus() == Status.CLOSED;
        }
        if (over && from.hasRemaining())
            throw new SSLException("The peer has closed before it had everything.");
        if (out.flip().hasRemaining()) output.write(out);
        return out.limit() > 0;
        // end 9.7
    }

    /// Says goodbye.
    ///
    /// @return whether it has left
    boolean goodbye() throws IOException {
        engine.closeOutbound();
        while (!engine.isOutboundDone()) {
            if (!output.flush() || !wrap(NOTHING)) break;
        }
        return output.flush();
    }

    /// Sends the alert that says what the peer did wrong, as far as it goes at once.
    void complain() {
        try {
            engine.closeOutbound();
            speak();
        } catch (IOException e) {
            // The connection is broken anyway, and the first cause is the one to tell.
            output.drop();
        }
    }
}
