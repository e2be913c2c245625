// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import parley.framing.ProtocolException;

/// Turns bytes that arrive in any slices into WebSocket messages:
/// [RFC 6455](https://www.rfc-editor.org/rfc/rfc6455). One thread at a time.
///
/// A message that arrives whole is unmasked where it lies and handed out without a copy. Bytes
/// are kept only for messages that are cut, and never more than have arrived.
public final class WsDecoder {
    private final Role self;
    private final Fragments fragments;
    private final WsEvents events;
    private final Utf8Check utf8 = new Utf8Check();
    private final Gathered message = new Gathered();
    private final Gathered control = new Gathered();
    private Optional<FrameHead> frame = Optional.empty();
    private long frameBytes;
    /// The first bytes of a head that is cut; empty nearly always.
    private byte[] cutHead = {};
    private boolean ended;

    /// A decoder for one connection.
    ///
    /// @param self which end this side is
    /// @param maxMessageBytes the longest message; also the longest frame, which is part of one
    /// @param events is told what arrives
    /// @throws IllegalArgumentException when the limit is negative
    public WsDecoder(Role self, int maxMessageBytes, WsEvents events) {
        if (maxMessageBytes < 0)
            throw new IllegalArgumentException("a limit of " + maxMessageBytes);
        this.self = self;
        this.fragments = new Fragments(maxMessageBytes);
        this.events = events;
    }

    /// Takes bytes up to the end of a frame, or all there are, and tells the events. Call it until
    /// nothing is left, or until enough has been taken for now.
    ///
    /// What comes behind a close frame is taken and ignored (RFC 6455 §1.4).
    ///
    /// @param in a buffer that has an array; the decoder changes the bytes that it takes
    /// @throws ProtocolException 1002, 1007 or 1009 when the peer broke a rule; the connection
    ///     must be failed then, and the decoder takes no more
    public void decode(ByteBuffer in) {
        if (ended) {
            in.position(in.limit());
            return;
        }
        if (frame.isEmpty()) readHead(in);
        if (frame.isPresent()) readPayload(frame.get(), in);
    }

    private void readHead(ByteBuffer in) {
        ByteBuffer head = cutHead.length == 0 ? in : joined(in);
        int before = head.position();
        frame = FrameHead.parse(head, self);
        if (frame.isEmpty()) {
            cutHead = new byte[head.remaining()];
            head.get(cutHead);
            in.position(in.limit());
            return;
        }
        if (head != in) in.position(in.position() + head.position() - before - cutHead.length);
        cutHead = new byte[0];
        frameBytes = 0;
        fragments.begin(frame.get());
    }

    /// The bytes of the cut head, and behind them as many of the new ones as a head can have.
    private ByteBuffer joined(ByteBuffer in) {
        int more = Math.min(in.remaining(), FrameHead.MAX_BYTES - cutHead.length);
        byte[] both = Arrays.copyOf(cutHead, cutHead.length + more);
        in.get(in.position(), both, cutHead.length, more);
        return ByteBuffer.wrap(both);
    }

    private void readPayload(FrameHead head, ByteBuffer in) {
        int n = (int) Math.min(in.remaining(), head.length() - frameBytes);
        int from = in.arrayOffset() + in.position();
        if (head.masked()) Masking.apply(in.array(), from, from + n, head.mask(), frameBytes);
        boolean isControl = Opcode.isControl(head.opcode());
        if (!isControl && fragments.opcode() == Opcode.TEXT) utf8.take(in.array(), from, from + n);
        frameBytes += n;
        boolean frameEnds = frameBytes == head.length();
        Gathered parts = isControl ? control : message;
        if (frameEnds && head.last() && parts.isEmpty()) {
            handOut(head, in, n);
        } else {
            parts.add(in, n);
            if (frameEnds && head.last()) handOut(head, parts.take(), -1);
        }
        if (frameEnds) frame = Optional.empty();
    }

    /// Hands out a buffer's next `n` bytes, or all of them for -1, and goes behind them.
    private void handOut(FrameHead head, ByteBuffer payload, int n) {
        int limit = payload.limit();
        int end = n < 0 ? limit : payload.position() + n;
        payload.limit(end);
        try {
            tell(head.opcode(), payload);
        } finally {
            payload.limit(limit).position(end);
        }
    }

    private void tell(int opcode, ByteBuffer payload) {
        switch (opcode) {
            case Opcode.PING -> events.ping(payload);
            case Opcode.PONG -> events.pong(payload);
            case Opcode.CLOSE -> closed(payload);
            default -> messageEnds(payload);
        }
    }

    private void messageEnds(ByteBuffer payload) {
        boolean text = fragments.opcode() == Opcode.TEXT;
        fragments.end();
        if (text) {
            utf8.end();
            events.text(payload);
        } else {
            events.binary(payload);
        }
    }

    private void closed(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        ClosePayload close = ClosePayload.parse(bytes);
        ended = true;
        events.close(close.code(), close.reason());
    }
}
