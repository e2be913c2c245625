// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import parley.store.Message;

/// Writes what the server says over a live connection. [Protocol] has the table of these messages.
/// Any thread.
final class Wire {
    private static final ThreadLocal<JsonBytes> PAGE = ThreadLocal.withInitial(JsonBytes::new);
    private static final byte[] MESSAGE = ascii("{\"type\":\"message\",");
    private static final byte[] ACK = ascii("{\"type\":\"ack\",\"id\":");
    private static final byte[] CONVERSATION = ascii(",\"conversation\":");
    private static final byte[] SEQ = ascii(",\"seq\":");
    private static final byte[] ID = ascii(",\"id\":");
    private static final byte[] AT = ascii(",\"at\":");
    private static final byte[] DUPLICATE = ascii(",\"duplicate\":true}");

    private Wire() {}

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static JsonBytes page() {
        return PAGE.get().clear();
    }

    /// An entry of a conversation: the fields of [Entry].
    static byte[] message(Message message) {
        return EntryJson.fields(message, page().raw(MESSAGE)).copy();
    }

    /// It is durable.
    static byte[] ack(Message message, boolean duplicate) {
        JsonBytes out = page()
                .raw(ACK).string(message.clientId())
                .raw(CONVERSATION).string(message.conversationId())
                .raw(SEQ).number(message.seq())
                .raw(AT);
        IsoTime.write(message.at(), out);
        return (duplicate ? out.raw(DUPLICATE) : out.raw('}')).copy();
    }

    /// It was refused.
    static byte[] refused(String id, ApiException why) {
        return reason(object("refused").raw(ID).string(id), why);
    }

    /// A message was not understood, or something that is no send was refused.
    static byte[] error(Optional<String> conversation, ApiException why) {
        JsonBytes out = object("error");
        conversation.ifPresent(id -> out.raw(CONVERSATION).string(id));
        return reason(out, why);
    }

    private static byte[] reason(JsonBytes out, ApiException why) {
        name(out, "code").string(why.code().code());
        name(out, "detail").string(why.detail());
        name(out, "retryable").raw(ascii(Boolean.toString(why.code().retryable())));
        why.retryAfter().map(Duration::toMillis).ifPresent(ms -> name(out, "retryAfter").number(ms));
        return out.raw('}').copy();
    }

    /// The connection is open.
    static byte[] welcome(String user, String session) {
        JsonBytes out = object("welcome");
        name(out, "user").string(user);
        name(out, "session").string(session);
        name(out, "heartbeat").number(Limit.HEARTBEAT_MILLIS.number());
        name(out, "silence").number(Limit.SILENCE_MILLIS.number());
        name(out, "inFlight").number(Limit.SENDS_IN_FLIGHT.number());
        return out.raw('}').copy();
    }

    /// A conversation that the client has not resumed has entries up to a number.
    static byte[] head(String conversation, long seq) {
        return object("head").raw(CONVERSATION).string(conversation)
                .raw(SEQ).number(seq).raw('}').copy();
    }

    /// Everything up to a number was sent; from here on it is live.
    static byte[] synced(String conversation, long seq) {
        return object("synced").raw(CONVERSATION).string(conversation)
                .raw(SEQ).number(seq).raw('}').copy();
    }

    /// Somebody's marker.
    ///
    /// @param type `read` or `delivered`
    static byte[] marker(String type, String conversation, String user, long seq) {
        JsonBytes out = object(type).raw(CONVERSATION).string(conversation);
        return name(out, "user").string(user).raw(SEQ).number(seq).raw('}').copy();
    }

    /// Somebody writes, or no longer.
    static byte[] typing(String conversation, String user, boolean on) {
        JsonBytes out = object("typing").raw(CONVERSATION).string(conversation);
        name(out, "user").string(user);
        return name(out, "on").raw(ascii(Boolean.toString(on))).raw('}').copy();
    }

    /// A contact came or went.
    static byte[] presence(String user, boolean online, Optional<Instant> lastSeen) {
        JsonBytes out = name(object("presence"), "user").string(user);
        name(out, "online").raw(ascii(Boolean.toString(online)));
        lastSeen.ifPresent(at -> IsoTime.write(at, name(out, "lastSeen")));
        return out.raw('}').copy();
    }

    /// What is between the reader and somebody has changed.
    static byte[] contact(String user, String state) {
        JsonBytes out = name(object("contact"), "user").string(user);
        return name(out, "state").string(state).raw('}').copy();
    }

    /// The answer to a ping.
    static byte[] pong(long n) {
        return name(object("pong"), "n").number(n).raw('}').copy();
    }

    /// The last message before the server closes.
    static byte[] bye(Bye why) {
        JsonBytes out = name(object("bye"), "code").string(why.code());
        name(out, "detail").string(why.text());
        name(out, "retryable").raw(ascii(Boolean.toString(why.comeBack())));
        if (why.comeBack()) name(out, "retryAfter").number(Limit.COME_BACK_MILLIS.number());
        return out.raw('}').copy();
    }

    private static JsonBytes object(String type) {
        return page().raw(ascii("{\"type\":\"" + type + "\""));
    }

    private static JsonBytes name(JsonBytes out, String name) {
        return out.raw(ascii(",\"" + name + "\":"));
    }
}
