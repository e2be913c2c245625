// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.Map;

/// What a client can say over a live connection: a closed set. [Protocol] has the fields and their
/// limits; a message that is not in the table, or has a field that is not, is refused.
public sealed interface ClientMessage {
    /// Begins a connection.
    ///
    /// @param token the session's token; empty when the connection was made with one
    /// @param cursors for each conversation the client wants to resume, the number of the newest
    ///     entry it has
    record Hello(String token, Map<String, Long> cursors) implements ClientMessage {
        /// Copies the map.
        public Hello {
            cursors = Map.copyOf(cursors);
        }

        /// Never shows the token.
        @Override
        public String toString() {
            return "Hello[" + cursors.size() + " cursors]";
        }
    }

    /// A message to send.
    ///
    /// @param id what the client calls it: new for a new message, the same for a retry
    /// @param conversation where to
    /// @param text what it says; may be empty when files are attached
    /// @param files ids of files that the sender has put into this conversation
    /// @param replyTo the number of the entry it answers, 0 when none
    record Send(String id, String conversation, String text, List<String> files, long replyTo)
            implements ClientMessage {
        /// Copies the list.
        public Send {
            files = List.copyOf(files);
        }

        /// A message without files that answers nothing.
        public static Send text(String id, String conversation, String text) {
            return new Send(id, conversation, text, List.of(), 0);
        }
    }

    /// Gives an own message another text.
    ///
    /// @param id what the client calls this edit
    /// @param target the number of the message
    record Edit(String id, String conversation, long target, String text)
            implements ClientMessage {}

    /// Takes a message away for everybody.
    ///
    /// @param id what the client calls this
    /// @param target the number of the message
    record Delete(String id, String conversation, long target) implements ClientMessage {}

    /// Everything up to `seq` has reached this device.
    record Delivered(String conversation, long seq) implements ClientMessage {}

    /// Everything up to `seq` was seen.
    record Read(String conversation, long seq) implements ClientMessage {}

    /// The person begins or stops writing.
    record Typing(String conversation, boolean on) implements ClientMessage {}

    /// Sends everything after `after` again, for a client that has seen a gap or a new
    /// conversation.
    record Sync(String conversation, long after) implements ClientMessage {}

    /// Asks for a pong.
    ///
    /// @param n comes back in the pong
    record Ping(long n) implements ClientMessage {}
}
