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

    private ProtocolRules() {}
}
