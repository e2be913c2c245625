// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parley.http.Json;

/// Sends as fast as it can over one connection, notes what is promised, and goes on when the
/// connection has ended: with its cursor, and first with what had no answer.
final class FastTalker {
    private static final int IN_FLIGHT = 32;
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final long LIMIT_SECONDS = 15;

    private final String name;
    private final String token;
    private final String conversation;
    private final Map<String, Long> promised = new ConcurrentHashMap<>();
    private final Map<String, Long> duplicates = new ConcurrentHashMap<>();
    private final Map<String, String> open = new LinkedHashMap<>();
    private final Map<Long, String> log = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private Optional<JsonNode> bye = Optional.empty();
    private String end = "";
    private Thread ear = Thread.currentThread();
    private Optional<Thread> mouth = Optional.empty();
    private volatile boolean sending;

    FastTalker(String name, String token, String conversation) {
        this.name = name;
        this.token = token;
        this.conversation = conversation;
    }

    /// Connects, says again what had no answer, and goes on sending.
    ///
    /// @param andMore whether to say anything new
    void connect(ServerLink link, boolean andMore) throws IOException {
        bye = Optional.empty();
        sending = andMore;
        var hello = ClientText.object("hello").put("token", token);
        hello.putObject("cursors").put(conversation, 0);
        link.send(ClientText.of(hello));
        ear = Thread.ofVirtual().name(name + "-ear").start(() -> hear(link));
    }

    private void talk(ServerLink link) {
        try {
            for (var again : unanswered()) link.send(again);
            for (int n = 0; sending; n++) {
                if (room.tryAcquire(SLICE.toMillis(), TimeUnit.MILLISECONDS) && sending)
                    link.send(next(n));
            }
        } catch (IOException over) {
            sending = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<String> unanswered() {
        return List.copyOf(open.values());
    }

    private synchronized String next(int number) {
        return open(name + "-" + number);
    }

    private String open(String id) {
        var json = ClientText.of(ClientText.object("send").put("id", id)
                .put("conversation", conversation).put("text", "number " + id));
        open.put(id, json);
        return json;
    }

    /// Behaves as if some answers had been lost: what was promised is said again at the next
    /// connection.
    ///
    /// @return the ids
    synchronized Set<String> forgetAnswers(int count) {
        var ids = promised.keySet().stream().limit(count).collect(Collectors.toSet());
        ids.forEach(this::open);
        return ids;
    }

    private void hear(ServerLink link) {
        try (link) {
            while (true) {
                var message = link.receive(SLICE);
                if (message.isPresent()) take(Json.lenient().readTree(message.get()), link);
            }
        } catch (IOException over) {
            end = over.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sending = false;
    }

    private synchronized void take(JsonNode said, ServerLink link) {
        switch (said.path("type").asText()) {
            case "welcome" -> mouth = Optional.of(
                    Thread.ofVirtual().name(name + "-mouth").start(() -> talk(link)));
            case "ack" -> acknowledged(said);
            case "message" -> note(said.path("seq").asLong(),
                    said.path("id").asText());
            case "refused" -> room.release();
            case "bye" -> bye = Optional.of(said);
            default -> { }
        }
        notifyAll();
    }

    private void acknowledged(JsonNode ack) {
        var id = ack.path("id").asText();
        long seq = ack.path("seq").asLong();
        promised.put(id, seq);
        if (ack.path("duplicate").asBoolean()) duplicates.put(id, seq);
        else note(seq, id);
        open.remove(id);
        room.release();
    }

    private void note(long seq, String id) {
        var before = log.putIfAbsent(seq, id);
        if (before != null && !before.equals(id))
            faults.add(seq + " is " + before + " and " + id);
    }

    /// Waits until a condition holds.
    synchronized void until(Predicate<FastTalker> condition)
            throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.test(this)) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) throw new AssertionError(name + ": " + this);
            wait(left);
        }
    }

    /// Waits until its connection has ended, and nothing more will be said on it.
    void ended() throws InterruptedException {
        if (!ear.join(Duration.ofSeconds(LIMIT_SECONDS)))
            throw new AssertionError(name + "'s connection stands");
        if (mouth().isPresent() && !mouth().get().join(Duration.ofSeconds(LIMIT_SECONDS)))
            throw new AssertionError(name + " goes on sending");
    }

    private synchronized Optional<Thread> mouth() {
        return mouth;
    }

    /// Each send and the number it was promised.
    Map<String, Long> promised() {
        return promised;
    }

    /// Promises that were given to a retry of what had been stored before.
    Map<String, Long> duplicates() {
        return duplicates;
    }

    synchronized boolean nothingOpen() {
        return open.isEmpty();
    }

    /// The client ids by number, as far as this device has them.
    synchronized Map<Long, String> log() {
        return new TreeMap<>(log);
    }

    /// What must not be.
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /// The server's goodbye on the last connection.
    Optional<JsonNode> bye() {
        return bye;
    }

    /// How the last connection ended, in words.
    String end() {
        return end;
    }

    @Override
    public synchronized String toString() {
        return promised.size() + " promised, open " + open.keySet() + ", ended by " + end;
    }
}
