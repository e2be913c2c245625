// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A client that survives its server: it keeps a cursor for each conversation, repeats what was
/// not answered, and follows the receiver's rule of the protocol's page.
final class CrashTalker {
    private final Person person;
    private final List<String> conversations;
    private final int inFlight;
    private final Map<String, Long> cursors = new HashMap<>();
    private final Map<String, List<String>> log = new HashMap<>();
    private final Map<String, Pending> unanswered = new LinkedHashMap<>();
    private final Map<String, Promise> promised = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int next;
    private boolean sending;
    private Line line;

    CrashTalker(Person person, List<String> conversations, int inFlight) {
        this.person = person;
        this.conversations = conversations;
        this.inFlight = inFlight;
        for (var conversation : conversations) {
            cursors.put(conversation, 0L);
            log.put(conversation, new ArrayList<>());
        }
    }

    /// What was sent and not answered.
    private record Pending(String conversation, String text) {}

    /// What the server has promised.
    record Promise(String conversation, long seq) {}

    /// A new connection's ears. Whatever an older one still says is not heard any more.
    LoadHandler connect() {
        line = new Line();
        return line;
    }

    void hangUp() {
        line.cut();
    }

    void sending(boolean on) {
        sending = on;
        if (on && online()) line.fill();
    }

    boolean online() {
        return line != null && line.ready();
    }

    /// What went wrong on the connection, as an addition to a sentence; empty when nothing did.
    String trouble() {
        return line.trouble().isEmpty() ? "" : " (" + line.trouble() + ")";
    }

    int unanswered() {
        return unanswered.size();
    }

    Person person() {
        return person;
    }

    List<String> conversations() {
        return conversations;
    }

    Map<String, Promise> promised() {
        return promised;
    }

    /// The client ids of a conversation's entries as this client has them: entry 1 first.
    List<String> log(String conversation) {
        return log.get(conversation);
    }

    List<String> faults() {
        return faults;
    }

    private final class Line extends Talker {
        private LoadConnection connection;

        Line() {
            super(CrashTalker.this.person, Map.copyOf(cursors));
        }

        void cut() {
            if (connection != null) connection.cut();
        }

        @Override
        void connected(LoadConnection opened) {
            connection = opened;
        }

        @Override
        void begin() {
            unanswered.forEach((id, p) -> say(Phrases.send(id, p.conversation(), p.text())));
            fill();
        }

        void fill() {
            while (sending && unanswered.size() < inFlight) {
                var id = "c" + next;
                var conversation = conversations.get(next++ % conversations.size());
                var pending = new Pending(conversation, "number " + id);
                unanswered.put(id, pending);
                say(Phrases.send(id, conversation, pending.text()));
            }
        }

        @Override
        void hear(String type, Said said) {
            if (line != this) return;
            switch (type) {
                case "ack" -> acknowledged(said);
                case "message" -> entry(said.string("conversation"), said.number("seq"),
                        said.string("sender") + " " + said.string("id"));
                case "refused" -> refused(said);
                default -> { }
            }
            fill();
        }

        private void acknowledged(Said said) {
            var id = said.string("id");
            var promise = new Promise(said.string("conversation"), said.number("seq"));
            var earlier = promised.put(id, promise);
            if (earlier != null && !earlier.equals(promise))
                faults.add(id + " was promised as " + earlier + " and as " + promise);
            unanswered.remove(id);
            long cursor = cursors.getOrDefault(promise.conversation(), 0L);
            if (promise.seq() == cursor + 1)
                take(promise.conversation(), promise.seq(), person.userId() + " " + id);
        }

        private void refused(Said said) {
            if (said.toString().contains("\"retryable\":true")) {
                var pending = unanswered.get(said.string("id"));
                if (pending != null) say(Phrases.send(said.string("id"), pending.conversation(),
                        pending.text()));
            } else {
                faults.add("refused: " + said);
            }
        }

        private void entry(String conversation, long seq, String what) {
            if (!cursors.containsKey(conversation)) return;
            long cursor = cursors.get(conversation);
            if (seq <= cursor) {
                if (!log.get(conversation).get((int) seq - 1).equals(what))
                    faults.add("entry " + seq + " was " + log.get(conversation).get((int) seq - 1)
                            + " and is now " + what);
            } else if (seq == cursor + 1) {
                take(conversation, seq, what);
            } else {
                say(Phrases.sync(conversation, cursor));
            }
        }

        private void take(String conversation, long seq, String what) {
            cursors.put(conversation, seq);
            log.get(conversation).add(what);
        }
    }
}
