// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.util.Map;

/// Sends to one conversation, with a fixed number of sends in flight.
final class Sender extends Talker {
    private static final String PADDING = "abcdefghij ".repeat(20);

    private final String conversation;
    private final int inFlight;
    private final int bodyBytes;
    private long sent;
    private long acknowledged;
    private long refused;
    private boolean going;

    Sender(Person person, String conversation, int inFlight, int bodyBytes) {
        super(person, Map.of());
        this.conversation = conversation;
        this.inFlight = inFlight;
        this.bodyBytes = bodyBytes;
    }

    void go() {
        going = true;
        fill();
    }

    void stop() {
        going = false;
    }

    boolean quiet() {
        return sent == acknowledged + refused;
    }

    long acknowledged() {
        return acknowledged;
    }

    long refused() {
        return refused;
    }

    @Override
    void begin() {}

    @Override
    void hear(String type, Said said) {
        switch (type) {
            case "ack" -> acknowledged++;
            case "refused" -> refused++;
            default -> { }
        }
        fill();
    }

    private void fill() {
        while (going && sent - acknowledged - refused < inFlight) {
            sent++;
            var text = sent + " " + PADDING;
            say(Phrases.send("s" + sent, conversation, text.substring(0, bodyBytes)));
        }
    }
}
