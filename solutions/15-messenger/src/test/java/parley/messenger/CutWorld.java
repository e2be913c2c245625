// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parley.accounts.LoggedIn;
import parley.api.ClientMessage;
import parley.api.Entry;

/// A messenger, and in it Ben, who talks with everybody at once.
final class CutWorld implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final int PAGE = 100;

    private final Program program;
    private final LoggedIn ben;
    private final MessengerClient benListens;
    private final Map<String, BlockingQueue<String>> benHears = new ConcurrentHashMap<>();
    private final Thread ear = Thread.ofVirtual().name("ben").unstarted(this::listen);
    private volatile boolean over;

    private CutWorld(Program program, Carrier carrier) throws Exception {
        this.program = program;
        this.ben = program.accounts().admin().provision("ben", "Ben", "test");
        this.benListens = MessengerClient.over(
                () -> carrier.open(program, carrier.server(program)), ben.token(), "ben");
        benListens.user(LIMIT);
        ear.start();
    }

    static CutWorld start(Carrier carrier, Path data) throws Exception {
        var flags = new ArrayList<>(List.of("--port", "0", "--data", data.toString()));
        if (carrier.secure()) flags.add("--lan");
        return new CutWorld(Program.start(Settings.read(flags, Map.of(), data)), carrier);
    }

    Program program() {
        return program;
    }

    /// Somebody new, who has Ben as a contact.
    Pair pair() {
        var name = "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        var other = program.accounts().admin().provision(name, name, "test");
        AdminWork.acquaint(program, ben.identity().userId(), other.identity().userId());
        var conversation = program.messenger().conversing()
                .direct(ben.identity(), other.identity().userId()).id();
        return new Pair(other.token(), conversation, new ArrayList<>());
    }

    private void listen() {
        try {
            while (!over) {
                var event = benListens.next(SLICE);
                if (event.isPresent() && event.get() instanceof ClientEvent.Entry entry)
                    heard(entry.conversation()).add(entry.text());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private BlockingQueue<String> heard(String conversation) {
        return benHears.computeIfAbsent(conversation, _ -> new LinkedBlockingQueue<>());
    }

    @Override
    public void close() {
        over = true;
        benListens.close();
        program.close();
    }

    /// Somebody and Ben.
    final class Pair {
        private final String token;
        private final String conversation;
        private final List<String> benHeard;

        private Pair(String token, String conversation, List<String> benHeard) {
            this.token = token;
            this.conversation = conversation;
            this.benHeard = benHeard;
        }

        String token() {
            return token;
        }

        String conversation() {
            return conversation;
        }

        /// Ben says a word, which is durable when this returns, and hears it on his other device.
        void benSays(String word) throws InterruptedException, TimeoutException {
            program.messenger().posting().send(ben.identity(), new ClientMessage.Send(
                    UUID.randomUUID().toString(), conversation, word, List.of(), 0));
            benHears();
        }

        /// Waits until Ben has heard one more word.
        void benHears() throws InterruptedException, TimeoutException {
            var word = heard(conversation).poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (word == null) throw new TimeoutException("Ben heard only " + benHeard);
            benHeard.add(word);
        }

        /// All that Ben has heard until now.
        List<String> benHeard() {
            heard(conversation).drainTo(benHeard);
            return benHeard;
        }

        /// What the server has.
        List<String> history() {
            return program.messenger().history()
                    .after(ben.identity(), conversation, 0, PAGE).stream()
                    .map(Entry::text).toList();
        }
    }
}
