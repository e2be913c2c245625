// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.Arrays;

/// Frames in the words of a story.
final class WebSocketWords {
    private WebSocketWords() {
    }

    static String of(WebSocketFrame frame) {
        var words = new StringBuilder(kind(frame));
        if (frame.payload().length > 0) words.append(' ').append(payload(frame));
        frame.announced().ifPresent(n ->
            words.append(", announcing ").append(Escape.count(n, "byte")));
        if (frame.longForm()) words.append(", its length in eight bytes");
        if (frame.reserved() != 0) words.append(", reserved bits ").append(frame.reserved());
        if (frame.wronglyMasked()) words.append(", masked wrongly");
        return words.toString();
    }

    private static String kind(WebSocketFrame frame) {
        boolean last = frame.last();
        return switch (frame.opcode()) {
            case WebSocketFrame.CONTINUATION -> last ? "the last fragment" : "the next fragment";
            case WebSocketFrame.TEXT -> last ? "the text" : "the first fragment of a text";
            case WebSocketFrame.BINARY -> last ? "the binary message"
                : "the first fragment of a binary message";
            case WebSocketFrame.CLOSE -> control("close", last);
            case WebSocketFrame.PING -> control("ping", last);
            case WebSocketFrame.PONG -> control("pong", last);
            default -> control("frame with opcode " + frame.opcode(), last);
        };
    }

    private static String control(String name, boolean last) {
        return last ? "a " + name : "the first fragment of a " + name;
    }

    private static String payload(WebSocketFrame frame) {
        if (frame.closeCode().isEmpty()) return Escape.brief(frame.payload());
        byte[] reason = Arrays.copyOfRange(frame.payload(), Short.BYTES, frame.payload().length);
        String code = Long.toString(frame.closeCode().getAsLong());
        return reason.length == 0 ? code : code + " " + Escape.brief(reason);
    }
}
