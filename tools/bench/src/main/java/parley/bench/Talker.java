// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.nio.ByteBuffer;
import java.util.Map;

/// A logged-in person of the load: says hello, and hands on what comes after the welcome.
abstract class Talker implements LoadHandler {
    private final Person person;
    private final Map<String, Long> cursors;
    private LoadConnection connection;
    private boolean welcome;
    private String trouble = "";

    Talker(Person person, Map<String, Long> cursors) {
        this.person = person;
        this.cursors = cursors;
    }

    /// The messenger has let this person in.
    abstract void begin();

    /// The messenger has said something.
    abstract void hear(String type, Said said);

    /// The WebSocket is there; the hello comes next.
    void connected(LoadConnection opened) {}

    @Override
    public final void opened(LoadConnection opened) {
        connection = opened;
        connected(opened);
        connection.send(Phrases.hello(person.token(), cursors));
    }

    @Override
    public final void text(LoadConnection from, ByteBuffer utf8) {
        var said = Said.of(utf8);
        var type = said.type();
        switch (type) {
            case "welcome" -> {
                welcome = true;
                begin();
            }
            case "error", "refused", "bye" -> {
                trouble = said.toString();
                hear(type, said);
            }
            default -> hear(type, said);
        }
    }

    @Override
    public void closed(LoadConnection from, String why) {
        welcome = false;
        if (trouble.isEmpty()) trouble = why;
    }

    final void say(byte[] phrase) {
        connection.send(phrase);
    }

    final boolean ready() {
        return welcome;
    }

    /// What went wrong first or last, empty when nothing did.
    final String trouble() {
        return trouble;
    }

    final Person person() {
        return person;
    }
}
