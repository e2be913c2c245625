// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import parley.store.Ids;

/// A fixed number of messages a second. Latency counts from the moment a message was due, not from
/// when it was sent: a server that stalls cannot hide that by slowing its clients down.
final class PacedLoad {
    private static final String PATH = "/api/v1/socket";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TEXT = "on time ".repeat(25);
    private static final long HIGHEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int DIGITS = 3;

    private final LoadLoop loop;
    private final String name;
    private final long gapNanos;
    private final Histogram acknowledged = new Histogram(HIGHEST_NANOS, DIGITS);
    private final Histogram delivered = new Histogram(HIGHEST_NANOS, DIGITS);
    private final Ear sender;
    private final Ear receiver;
    private final String conversation;
    private long start;
    private long firstMeasured;

    /// @param name what the ids of its messages begin with
    PacedLoad(LoadTarget target, LoadLoop loop, String name, Person from, Person to,
            int perSecond) throws IOException {
        this.name = name;
        this.loop = loop;
        this.conversation = Ids.direct(from.userId(), to.userId());
        this.gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        sender = new Ear(from, "ack", acknowledged);
        receiver = new Ear(to, "message", delivered);
        loop.connect(target.address(), PATH, "", sender);
        loop.connect(target.address(), PATH, "", receiver);
    }

    /// Warms up at the same pace, then measures.
    PacedResult run(Duration warmUp, Duration measured) throws IOException {
        if (!loop.until(() -> sender.ready() && receiver.ready(), PATIENCE))
            throw new IOException("not let in: " + sender.trouble() + receiver.trouble());
        start = System.nanoTime();
        firstMeasured = warmUp.toNanos() / gapNanos;
        long last = firstMeasured + measured.toNanos() / gapNanos;
        long[] next = {0};
        loop.until(() -> {
            for (; next[0] < last && System.nanoTime() - due(next[0]) >= 0; next[0]++)
                sender.say(Phrases.send(name + next[0], conversation, TEXT));
            return next[0] == last;
        }, warmUp.plus(measured).plus(PATIENCE), () -> due(next[0]) - System.nanoTime());
        long wanted = last - firstMeasured;
        if (!loop.until(() -> acknowledged.getTotalCount() == wanted
                && delivered.getTotalCount() == wanted, PATIENCE))
            throw new IOException("of " + wanted + " messages " + acknowledged.getTotalCount()
                    + " were acknowledged, " + delivered.getTotalCount() + " delivered: "
                    + sender.trouble() + receiver.trouble());
        return new PacedResult(acknowledged, delivered);
    }

    private long due(long number) {
        return start + number * gapNanos;
    }

    /// What was measured, in nanoseconds.
    record PacedResult(Histogram acknowledged, Histogram delivered) {}

    private final class Ear extends Talker {
        private final String wanted;
        private final Histogram histogram;

        Ear(Person person, String wanted, Histogram histogram) {
            super(person, Map.of());
            this.wanted = wanted;
            this.histogram = histogram;
        }

        @Override
        void begin() {}

        @Override
        void hear(String type, Said said) {
            var id = said.string("id");
            if (!type.equals(wanted) || !id.startsWith(name)) return;
            long number = Long.parseLong(id.substring(name.length()));
            if (number >= firstMeasured)
                histogram.recordValue(Math.max(1, System.nanoTime() - due(number)));
        }
    }
}
