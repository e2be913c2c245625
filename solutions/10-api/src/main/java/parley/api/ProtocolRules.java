// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;

/// What the two ends of a live connection owe each other beyond the fields of [Protocol], in
/// sentences. The page on the protocol shows them; the tests' clients follow them.
public final class ProtocolRules {
    /// What a client does with the numbers.
    public static final List<String> RECEIVER = List.of(
            "Keep for each conversation a cursor: the number of the newest entry you have, 0 at "
                    + "first.",
            "A message at or below the cursor you have already: ignore it.",
            "A message at cursor + 1 is new: take it, and set the cursor to its number.",
            "A message beyond cursor + 1 shows a gap: ignore it, and send sync with your cursor. "
                    + "The entries come in order, then synced.",
            "A synced sets the cursor to its number. Beyond the cursor: what lies between is not for "
                    + "you, because you came into the group later. Below it: the server has lost "
                    + "what you have beyond it, because a backup was restored. Forget that, or send "
                    + "again what of it was yours.",
            "An ack is the entry itself for the connection it came over: at cursor + 1 it sets the "
                    + "cursor. Beyond that it changes nothing, and the entry comes as a message "
                    + "once more, with your user id as its sender and your id.",
            "A head beyond the cursor means there is more: send sync when you want it.",
            "Store the cursor together with the entries, and give it in the next hello.");

    /// What a client can rely on when it sends.
    public static final List<String> SENDER = List.of(
            "What one connection sends, edits and deletes is stored in the order in which it was "
                    + "said, whatever has to be looked up for it. Two connections have no order "
                    + "between them.",
            "A refusal holds nothing up: what was said after it is stored, and what you repeat "
                    + "comes behind that. Wait for the answers where the order matters more than "
                    + "the time.",
            "Repeat what was not answered, with the same id, after you have connected again. It is "
                    + "stored once, and the answer to the repetition is the first one, also when "
                    + "the entry was edited or deleted since.",
            "A repetition is still refused when you may not write there any more, or when a file "
                    + "that it names was removed since: look into the history then.");

    /// What entries other than texts do.
    static final List<String> ENTRIES = List.of(
            "An edit gives the entry that its target names its text; a delete takes that entry's "
                    + "text and files away. Both have a number like any other entry.",
            "An entry that is read later has its newest text already, and editedBy. A deleted one "
                    + "has the kind deleted, and no text.",
            "A notice says what was done to a group, and by whom: its sender. What its text holds "
                    + "depends on its format.");

    /// What is not stored.
    static final List<String> PASSING = List.of(
            "Typing, presence, contact, delivered and read may be lost. Ask the HTTP API for how "
                    + "things are: contacts and presence, and the markers in a conversation.",
            "Nobody is told when somebody who types is gone. Say typing again every 3 seconds while "
                    + "it is so, and stop showing it 6 seconds after you heard it last.",
            "After welcome comes a presence for each contact who is connected; the others are not.");

    /// How connections begin and end.
    static final List<String> CONNECTIONS = List.of(
            "Say hello first, always. The token stands in it, or in the handshake as "
                    + "Authorization: Bearer TOKEN; browsers can do only the first.",
            "A conversation that has no cursor in the hello, or that is new, is live from the start: "
                    + "its next entry comes, and by the receiver's rule you ask for what was before.",
            "An error not_found that names a conversation: you are no member of it any more. Forget "
                    + "its cursor.",
            "The server's pings are those of WebSocket: most libraries answer by themselves.",
            "WebSocket's own close codes come without bye: 1002 and 1007 for what is no WebSocket or "
                    + "no UTF-8, 1003 for a binary message, 1009 for one that is too long. They mean "
                    + "a mistake in the client.",
            "When a connection ends otherwise, connect again: first at once, then after pauses that "
                    + "double up to some seconds, each a little by chance.");

    /// What a client does about a line that says nothing.
    static final List<String> SILENCE = List.of(
            "A line can die without a word: a laptop changes its network, a router forgets. The "
                    + "system tells you many minutes later, or never. So both ends have a limit: "
                    + "the numbers heartbeat and silence in the welcome.",
            "The server pings a client from which it has heard nothing for heartbeat milliseconds, "
                    + "over framed TCP for up to twice as long, and closes some time after "
                    + "silence milliseconds. Answer each ping with a pong: WebSocket libraries and "
                    + "browsers do it themselves; over framed TCP it is a frame of type 250 with "
                    + "the payload of the one of type 249.",
            "The server does not ping a client that talks, and not all you say has an answer. So "
                    + "ask too: when nothing came for a third of silence, send a ping of the "
                    + "WebSocket or a frame of type 249. A browser cannot: it sends the message "
                    + "ping.",
            "Every byte is a sign of life, of a message that is not whole yet too. Only the time "
                    + "counts in which you listen.",
            "When nothing came for silence milliseconds, or your own shorter limit, the line is "
                    + "dead: close it without waiting for the other end, connect again, say hello "
                    + "with your cursors, and repeat what has no answer with the same id.");

    private ProtocolRules() {}
}
