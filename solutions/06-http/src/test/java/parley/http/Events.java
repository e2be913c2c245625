// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import parley.framing.ProtocolException;

/// Writes down what a decoder finds, a word for each event.
final class Events implements WsEvents {
    final List<String> seen = new ArrayList<>();

    /// Decodes all bytes, cut into slices of this size, and says what came of it.
    static List<String> of(Role self, int maxMessageBytes, byte[] bytes, int slice) {
        Events events = new Events();
        WsDecoder decoder = new WsDecoder(self, maxMessageBytes, events);
        try {
            for (int from = 0; from < bytes.length; from += slice) {
                int n = Math.min(slice, bytes.length - from);
                ByteBuffer in = ByteBuffer.wrap(bytes.clone(), from, n).slice();
                while (in.hasRemaining()) decoder.decode(in);
            }
        } catch (ProtocolException e) {
            events.seen.add("FAIL " + e.code());
        }
        return events.seen;
    }

    @Override
    public void text(ByteBuffer utf8) {
        seen.add("text " + StandardCharsets.UTF_8.decode(utf8));
    }

    @Override
    public void binary(ByteBuffer bytes) {
        seen.add("binary " + hex(bytes));
    }

    @Override
    public void ping(ByteBuffer payload) {
        seen.add("ping " + hex(payload));
    }

    @Override
    public void pong(ByteBuffer payload) {
        seen.add("pong " + hex(payload));
    }

    @Override
    public void close(int code, String reason) {
        seen.add("close " + code + " " + reason);
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy.length > 16 ? copy.length + " bytes" : HexFormat.of().formatHex(copy);
    }
}
