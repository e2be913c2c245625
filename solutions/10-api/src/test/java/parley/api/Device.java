// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import parley.accounts.Identity;

/// A client's connection without a network. The test's thread is the IO thread: it reads and
/// writes only when the test says so.
class Device implements LiveConnection {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final long LIMIT_SECONDS = 10;

    final Semaphore wakes = new Semaphore(0);
    final Set<String> said = new ConcurrentSkipListSet<>();
    final Set<String> heard = new ConcurrentSkipListSet<>();
    final LiveSession session;
    volatile int closedWith;
    volatile boolean paused;
    volatile int pings;

    Device(Live live) {
        this(live, Optional.empty());
    }

    /// @param handshake looks up whose session the handshake has named
    Device(Live live, Optional<Supplier<Identity>> handshake) {
        session = live.open(this, handshake);
    }

    void hello(String token, Map<String, Long> cursors) {
        ObjectNode hello = JSON.createObjectNode().put("type", "hello").put("token", token);
        hello.set("cursors", JSON.valueToTree(cursors));
        say(hello.toString());
    }

    void say(String json) {
        said.add(parse(json.getBytes(UTF_8)).path("type").asText());
        session.received(ByteBuffer.wrap(json.getBytes(UTF_8)));
    }

    void send(String id, String conversation, String text) {
        say(JSON.createObjectNode()
                .put("type", "send")
                .put("id", id)
                .put("conversation", conversation)
                .put("text", text)
                .toString());
    }

    /// The next message, after some time if need be.
    JsonNode next() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            Optional<byte[]> message = session.next();
            if (message.isPresent()) return hear(message.get());
            try {
                long left = end - System.nanoTime();
                if (!wakes.tryAcquire(left, TimeUnit.NANOSECONDS))
                    throw new AssertionError("nothing arrived within " + LIMIT_SECONDS + " s");
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted while it waited for a message", e);
            }
        }
    }

    /// The next message, which must be of this type.
    JsonNode expect(String type) {
        JsonNode message = next();
        if (!message.path("type").asText().equals(type))
            throw new AssertionError("expected " + type + ", got " + message);
        return message;
    }

    /// The next message of this type; others are passed over.
    JsonNode await(String type) {
        while (true) {
            JsonNode message = next();
            if (message.path("type").asText().equals(type)) return message;
        }
    }

    /// What is there now.
    List<JsonNode> rest() {
        List<JsonNode> all = new ArrayList<>();
        for (Optional<byte[]> m = session.next(); m.isPresent(); m = session.next())
            all.add(hear(m.get()));
        return all;
    }

    private JsonNode hear(byte[] json) {
        JsonNode message = parse(json);
        ProtocolCheck.check(message);
        heard.add(message.path("type").asText());
        return message;
    }

    static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + new String(json, UTF_8), e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void wake() {
        wakes.release();
    }

    @Override
    public void pauseReading() {
        paused = true;
    }

    @Override
    public void resumeReading() {
        paused = false;
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
        wakes.release();
    }
}
