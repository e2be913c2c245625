// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.ssl.SslConnection;
import parley.framing.ProtocolException;

/// The reading half of one WebSocket: reads into the loop's shared buffer and hands out whole
/// messages. Only the connection's IO thread.
final class SocketInput implements WsEvents {
    /// How much may be read until other connections have their turn.
    private static final int MAX_BYTES_A_TURN = 4 * SocketLoop.INPUT_BYTES;
    /// A TLS engine gives one record at a time, and many are short.
    private static final int MAX_READS_A_TURN = 64;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final StreamSourceChannel source;
    private final SocketHandler handler;
    private final SocketOutput output;
    private final BooleanSupplier paused;
    private final boolean encrypted;
    private final WsDecoder decoder;
    /// What was read and not decoded when reading paused.
    private ByteBuffer held = NOTHING;
    private boolean more;
    private boolean muted;
    private Optional<ClosePayload> close = Optional.empty();

    /// An input.
    ///
    /// @param paused says after each message whether another one may follow
    SocketInput(StreamConnection channel, SocketHandler handler, SocketOutput output,
            int maxMessageBytes, BooleanSupplier paused) {
        this.source = channel.getSourceChannel();
        this.encrypted = channel instanceof SslConnection;
        this.handler = handler;
        this.output = output;
        this.paused = paused;
        this.decoder = new WsDecoder(Role.SERVER, maxMessageBytes, this);
    }

    /// Reads what is there, within a turn's measure.
    ///
    /// @param shared a buffer that may be used during this call
    /// @return how many bytes have come, or -1 at the end of the input
    /// @throws ProtocolException when the peer, or a handler, says that a rule was broken
    int read(ByteBuffer shared) throws IOException {
        decodeHeld();
        int total = 0;
        more = false;
        for (int i = 0; i < MAX_READS_A_TURN && total < MAX_BYTES_A_TURN; i++) {
            if (paused.getAsBoolean()) return total;
            int n = source.read(shared.clear());
            if (n < 0) return -1;
            if (n == 0) return total;
            total += n;
            boolean full = !shared.hasRemaining();
            decode(shared.flip());
            // A plain channel that filled only part of the buffer is empty.
            if (!full && !encrypted) return total;
        }
        more = encrypted;
        return total;
    }

    /// Reads and forgets, for a peer that is only waited for.
    ///
    /// @return as [#read] does
    int discard(ByteBuffer shared) throws IOException {
        int n = source.read(shared.clear());
        more = encrypted && n > 0;
        return n;
    }

    private void decodeHeld() {
        if (!held.hasRemaining()) return;
        ByteBuffer before = held;
        held = NOTHING;
        decode(before);
    }

    private void decode(ByteBuffer in) {
        while (in.hasRemaining() && !paused.getAsBoolean()) decoder.decode(in);
        if (in.hasRemaining())
            held = ByteBuffer.allocate(in.remaining()).put(in).flip();
    }

    /// True when there may be more than was decoded, and no selector will tell: that is so with what
    /// a TLS engine has read ahead, and with what was read before a pause.
    boolean hasMore() {
        return more || held.hasRemaining();
    }

    /// True when the channel calls again at once when it is read while it may call: TLS, which
    /// reads ahead.
    boolean isEager() {
        return encrypted;
    }

    /// True when something waits that was read before the pause.
    boolean isHolding() {
        return held.hasRemaining();
    }

    /// Hands out no further message.
    void mute() {
        muted = true;
    }

    /// The peer's close frame, when it has come.
    Optional<ClosePayload> close() {
        return close;
    }

    @Override
    public void text(ByteBuffer utf8) {
        if (!muted) handler.text(utf8);
    }

    @Override
    public void binary(ByteBuffer bytes) {
        if (!muted) handler.binary(bytes);
    }

    @Override
    public void ping(ByteBuffer payload) {
        byte[] copy = new byte[payload.remaining()];
        payload.get(copy);
        output.pong(copy);
    }

    @Override
    public void pong(ByteBuffer payload) {
        if (!muted) handler.pong();
    }

    @Override
    public void close(int code, String reason) {
        close = Optional.of(new ClosePayload(code, reason));
    }
}
