// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static parley.api.Protocol.From.CLIENT;
import static parley.api.Protocol.From.SERVER;
import static parley.api.Protocol.Type.BOOLEAN;
import static parley.api.Protocol.Type.CURSORS;
import static parley.api.Protocol.Type.IDS;
import static parley.api.Protocol.Type.NUMBER;
import static parley.api.Protocol.Type.STRING;
import static parley.api.Protocol.Type.TIME;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The WebSocket protocol as a table: every message, every field. The reader takes what a client
/// may say from it, the page on the protocol is written from it, and the tests compare both and
/// what the server really sends with it.
public final class Protocol {
    /// The path of the WebSocket.
    public static final String PATH = "/api/v1/socket";
    /// The subprotocol that a client may ask for
    /// ([RFC 6455 §1.9](https://www.rfc-editor.org/rfc/rfc6455#section-1.9)).
    public static final String SUBPROTOCOL = "parley.v1";

    private static final Field CONVERSATION =
            must("conversation", STRING, "the conversation's id", Limit.ID_CHARS);
    private static final Field ID =
            must("id", STRING, "what the client calls it; the same in a retry", Limit.CLIENT_ID_CHARS);
    private static final Field TEXT = must("text", STRING, "what it says", Limit.TEXT_BYTES);
    private static final Field USER = must("user", STRING, "a user's id", Limit.ID_CHARS);
    private static final Field SEQ = must("seq", NUMBER, "the number of an entry, from 1");
    private static final Field TARGET = must("target", NUMBER, "the number of the entry it changes");
    private static final Field AT = must("at", TIME, "when the server took it");
    private static final Field CODE = must("code", STRING, "why, from the list of codes");
    private static final Field DETAIL = must("detail", STRING, "a sentence for people");
    private static final Field RETRYABLE =
            must("retryable", BOOLEAN, "whether the same can succeed later");
    private static final Field RETRY_AFTER =
            may("retryAfter", NUMBER, "milliseconds to wait before that");

    /// All messages.
    public static final List<MessageType> MESSAGES = List.of(
            new MessageType("hello", CLIENT, "Begins: the first message of a connection.",
                    may("token", STRING, "the session's token, unless the handshake had it",
                            Limit.TOKEN_CHARS),
                    may("cursors", CURSORS,
                            "by conversation, the newest entry the client has: they are resumed",
                            Limit.CURSORS)),
            new MessageType("send", CLIENT, "Sends a message. Answered by ack or refused.",
                    ID, CONVERSATION,
                    may("text", STRING, "what it says; needed unless files are attached",
                            Limit.TEXT_BYTES),
                    may("files", IDS, "ids of files put into this conversation before",
                            Limit.FILES_PER_MESSAGE),
                    may("replyTo", NUMBER, "the number of the entry it answers")),
            new MessageType("edit", CLIENT,
                    "Gives an own message another text. Answered by ack or refused.",
                    ID, CONVERSATION, TARGET, TEXT),
            new MessageType("delete", CLIENT,
                    "Takes a message away for everybody, with its files. Answered by ack or "
                            + "refused.",
                    ID, CONVERSATION, TARGET),
            new MessageType("delivered", CLIENT,
                    "Everything up to this entry has reached this device.", CONVERSATION, SEQ),
            new MessageType("read", CLIENT,
                    "The person has seen everything up to this entry.", CONVERSATION, SEQ),
            new MessageType("typing", CLIENT, "The person begins or stops writing.",
                    CONVERSATION, must("on", BOOLEAN, "begins or stops")),
            new MessageType("sync", CLIENT,
                    "Asks for everything after an entry: after a gap, or for a new conversation.",
                    CONVERSATION, must("after", NUMBER, "the newest entry the client has, or 0")),
            new MessageType("ping", CLIENT, "Asks for a pong.",
                    may("n", NUMBER, "comes back in the pong")),

            new MessageType("welcome", SERVER, "The hello was accepted.",
                    USER, must("session", STRING, "the session's id"),
                    must("heartbeat", NUMBER, "milliseconds between the server's pings"),
                    must("silence", NUMBER, "milliseconds of silence after which it closes"),
                    must("inFlight", NUMBER, "sends without an answer at which reading pauses")),
            new MessageType("head", SERVER,
                    "A conversation that the hello had no cursor for has entries up to this one.",
                    CONVERSATION, SEQ),
            new MessageType("ack", SERVER, "It is durable and has this number. A promise.",
                    ID, CONVERSATION, SEQ, AT,
                    may("duplicate", BOOLEAN, "true: it was stored before")),
            new MessageType("refused", SERVER, "A send, edit or delete was not accepted.",
                    ID, CODE, DETAIL, RETRYABLE, RETRY_AFTER),
            new MessageType("message", SERVER, "An entry of a conversation.",
                    CONVERSATION, SEQ,
                    must("kind", STRING, "text, edit, delete, notice, or deleted"),
                    must("sender", STRING, "the sender's user id"),
                    must("id", STRING, "what the sender's client called it"),
                    AT,
                    must("format", STRING, "text; of a notice: created, renamed, added, removed, "
                            + "left, role"),
                    may("text", STRING, "the text; empty ones are left out"),
                    may("files", IDS, "ids of attached files"),
                    may("replyTo", NUMBER, "the number of the entry it answers"),
                    may("target", NUMBER, "the number of the entry that an edit or delete changes"),
                    may("editedBy", NUMBER, "the number of the newest edit or delete of this one")),
            new MessageType("synced", SERVER,
                    "Everything up to this entry that the client may see was sent: it is the cursor "
                            + "now.",
                    CONVERSATION, must("seq", NUMBER, "the number of the entry, or 0")),
            new MessageType("delivered", SERVER, "How far a member's devices have it.",
                    CONVERSATION, USER, SEQ),
            new MessageType("read", SERVER, "How far a member has read.", CONVERSATION, USER, SEQ),
            new MessageType("typing", SERVER, "A member writes, or no longer.",
                    CONVERSATION, USER, must("on", BOOLEAN, "writes or not")),
            new MessageType("presence", SERVER, "A contact has come or gone.",
                    USER, must("online", BOOLEAN, "whether a device is connected"),
                    may("lastSeen", TIME, "when the last one went")),
            new MessageType("contact", SERVER, "What is between the client and somebody changed.",
                    USER, must("state", STRING,
                            "none, requested, incoming, contact; blocked, when it was the client's "
                                    + "own person who did it")),
            new MessageType("pong", SERVER, "The answer to a ping.",
                    must("n", NUMBER, "the ping's number, or 0")),
            new MessageType("error", SERVER,
                    "A message was not understood, or one without an id was refused.",
                    may("conversation", STRING, "the conversation it is about"),
                    CODE, DETAIL, RETRYABLE, RETRY_AFTER),
            new MessageType("bye", SERVER, "The server closes the connection now.",
                    must("code", STRING, "why, from the list of reasons"), DETAIL,
                    must("retryable", BOOLEAN, "whether to come back with the same session"),
                    RETRY_AFTER));

    private Protocol() {}

    /// The message with this name, if there is one.
    public static Optional<MessageType> message(From from, String name) {
        return MESSAGES.stream().filter(m -> m.from() == from && m.name().equals(name)).findFirst();
    }

    private static Field must(String name, Type type, String meaning, Limit... limit) {
        return new Field(name, type, true, meaning, Arrays.stream(limit).findFirst());
    }

    private static Field may(String name, Type type, String meaning, Limit... limit) {
        return new Field(name, type, false, meaning, Arrays.stream(limit).findFirst());
    }

    /// Who says it.
    public enum From {
        /// The client.
        CLIENT,
        /// The server.
        SERVER
    }

    /// What a field holds.
    public enum Type {
        /// Text.
        STRING("text"),
        /// A whole number from 0.
        NUMBER("a whole number from 0 to 9007199254740991"),
        /// `true` or `false`.
        BOOLEAN("true or false"),
        /// A time as RFC 3339 has it, in UTC.
        TIME("a time in UTC as RFC 3339 has it: \"2026-11-21T09:30:00.120Z\""),
        /// A list of ids.
        IDS("a list of ids: [\"f_1\",\"f_2\"]"),
        /// An object: conversation ids and whole numbers.
        CURSORS("an object with conversation ids as names: {\"g_1\":7,\"d_2\":0}");

        private final String meaning;

        Type(String meaning) {
            this.meaning = meaning;
        }

        /// What stands there, for people.
        public String meaning() {
            return meaning;
        }
    }

    /// A field of a message.
    ///
    /// @param required whether it is always there
    /// @param limit what its size is checked against
    public record Field(
            String name, Type type, boolean required, String meaning, Optional<Limit> limit) {}

    /// A message.
    ///
    /// @param name its `type`
    public record MessageType(String name, From from, String meaning, List<Field> fields) {
        MessageType(String name, From from, String meaning, Field... fields) {
            this(name, from, meaning, List.of(fields));
        }
    }
}
