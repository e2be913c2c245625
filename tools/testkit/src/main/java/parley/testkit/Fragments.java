// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.ArrayList;
import java.util.Arrays;

/// Cuts a message into frames ([RFC 6455 §5.4](https://www.rfc-editor.org/rfc/rfc6455#section-5.4)).
final class Fragments {
    private Fragments() {
    }

    /// Fragments of these sizes in bytes; what is left over is the last one.
    static WebSocketFrame[] of(WebSocketFrame message, int... sizes) {
        var frames = new ArrayList<WebSocketFrame>();
        byte[] all = message.payload();
        int at = 0;
        for (int size : sizes) {
            int end = Math.min(all.length, at + size);
            frames.add(fragment(message, frames.isEmpty(), at, end).notLast());
            at = end;
        }
        frames.add(fragment(message, frames.isEmpty(), at, all.length));
        return frames.toArray(WebSocketFrame[]::new);
    }

    private static WebSocketFrame fragment(WebSocketFrame message, boolean first, int from,
            int to) {
        int opcode = first ? message.opcode() : WebSocketFrame.CONTINUATION;
        return WebSocketFrame.of(opcode, Arrays.copyOfRange(message.payload(), from, to));
    }
}
