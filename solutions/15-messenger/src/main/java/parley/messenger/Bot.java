// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;

/// Answers what people write to it. What was written before it came stays without an answer.
final class Bot implements AutoCloseable {
    private static final Duration SLICE = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MessengerClient client;
    private final String me;
    private final Instant since = Instant.now();
    private final Thread thread;
    private volatile boolean closed;

    /// @param me the bot's own user id
    Bot(MessengerClient client, String me) {
        this.client = client;
        this.me = me;
        this.thread = Thread.ofVirtual().name("bot").start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                var event = client.next(SLICE);
                if (event.isPresent() && event.get() instanceof ClientEvent.Entry entry
                        && isForMe(entry)) answer(entry);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isForMe(ClientEvent.Entry entry) {
        return entry.kind().equals("text") && !entry.sender().equals(me)
                && entry.at().isAfter(since);
    }

    private void answer(ClientEvent.Entry entry) throws InterruptedException {
        try {
            client.send(entry.conversation(), "You said: " + entry.text(), LIMIT);
        } catch (IOException | TimeoutException trouble) {
            LoggerFactory.getLogger(Bot.class).info("the bot could not answer: {}",
                    trouble.toString());
        }
    }

    @Override
    public void close() {
        closed = true;
        client.close();
        thread.interrupt();
    }
}
