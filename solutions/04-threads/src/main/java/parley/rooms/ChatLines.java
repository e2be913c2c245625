// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What the chat server says: lines in UTF-8 that end with LF.
final class ChatLines {
    private ChatLines() {}

    /// What somebody said.
    static byte[] said(String name, String text) {
        return line(name + ": " + text);
    }

    /// What the server says to one member.
    static byte[] system(String text) {
        return line(Names.SYSTEM + ": " + text);
    }

    /// What a room says to all.
    static byte[] notice(Notice notice) {
        return system(switch (notice.kind()) {
            case JOINED -> notice.name() + " has joined " + notice.room();
            case LEFT -> notice.name() + " has left " + notice.room();
            case TOO_SLOW -> notice.name() + " did not keep up and has left " + notice.room();
            case CLOSING -> "the server stops";
        });
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(UTF_8);
    }
}
