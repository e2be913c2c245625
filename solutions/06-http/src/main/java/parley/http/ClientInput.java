// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// What arrives at a WebSocket client. Asks a silent server whether it is there, and gives it up
/// when it stays silent. The reader's thread.
final class ClientInput {
    private final ConnectionInput in;
    private final Silence silence;
    private final FrameWriter out;
    private final WsEncoder encoder;

    ClientInput(ConnectionInput in, Silence silence, FrameWriter out, WsEncoder encoder) {
        this.in = in;
        this.silence = silence;
        this.out = out;
        this.encoder = encoder;
    }

    /// Waits for bytes.
    ///
    /// @throws java.io.EOFException when the connection ends
    /// @throws SocketTimeoutException when nothing came for too long; the connection has ended then
    ByteBuffer some() throws IOException {
        while (true) {
            Duration slice = silence.slice();
            try {
                in.limit(slice);
                return in.some();
            } catch (SocketTimeoutException nothing) {
                look(silence.nothing(slice));
            }
        }
    }

    private void look(Silence.Verdict verdict) throws IOException {
        switch (verdict) {
            case WAIT -> { }
            case ASK -> out.writeWhenFree(encoder.ping(new byte[0]));
            case GIVE_UP -> {
                out.giveUp();
                throw new SocketTimeoutException("nothing was heard for " + silence.limit());
            }
        }
    }
}
