// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.util.Map;

/// Receives one conversation, and counts what arrives in order, twice, or after a gap.
final class Receiver extends Talker {
    private final String conversation;
    private long delivered;
    private long gaps;
    private long newest;

    Receiver(Person person, String conversation) {
        super(person, Map.of());
        this.conversation = conversation;
    }

    long delivered() {
        return delivered;
    }

    /// How often an entry did not have the number after the one before.
    long gaps() {
        return gaps;
    }

    @Override
    void begin() {}

    @Override
    void hear(String type, Said said) {
        if (!type.equals("message") || !said.string("conversation").equals(conversation)) return;
        long seq = said.number("seq");
        if (newest != 0 && seq != newest + 1) gaps++;
        newest = seq;
        delivered++;
    }
}
