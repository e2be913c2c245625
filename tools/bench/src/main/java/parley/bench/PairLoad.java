// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Pairs who send to each other as fast as answers come: durable, acknowledged and delivered.
final class PairLoad {
    private static final String PATH = "/api/v1/socket";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LoadTarget target;
    private final InetSocketAddress door;
    private final LoadLoop loop;
    private final List<Sender> senders = new ArrayList<>();
    private final List<Receiver> receivers = new ArrayList<>();

    PairLoad(LoadTarget target, LoadLoop loop) {
        this(target, target.address(), loop);
    }

    /// @param door where to connect, when that is not the server itself
    PairLoad(LoadTarget target, InetSocketAddress door, LoadLoop loop) {
        this.target = target;
        this.door = door;
        this.loop = loop;
    }

    /// Adds a sender to a conversation.
    PairLoad from(Person person, String conversation, int inFlight, int bodyBytes)
            throws IOException {
        var sender = new Sender(person, conversation, inFlight, bodyBytes);
        senders.add(sender);
        loop.connect(door, PATH, "", sender);
        return this;
    }

    /// Adds a receiver to a conversation.
    PairLoad to(Person person, String conversation) throws IOException {
        var receiver = new Receiver(person, conversation);
        receivers.add(receiver);
        loop.connect(door, PATH, "", receiver);
        return this;
    }

    /// Warms up, then measures.
    PairResult run(Duration warmUp, Duration measured) throws IOException {
        require(loop.until(this::ready, PATIENCE), "Not everybody was let in");
        senders.forEach(Sender::go);
        loop.until(() -> false, warmUp);
        long acknowledged = acknowledged();
        long delivered = delivered();
        var start = Window.Start.now(target.cost());
        loop.until(() -> false, measured);
        var window = start.end(target.cost());
        acknowledged = acknowledged() - acknowledged;
        delivered = delivered() - delivered;
        senders.forEach(Sender::stop);
        require(loop.until(this::settled, PATIENCE), "Not everything arrived");
        return new PairResult(window, acknowledged, delivered);
    }

    private boolean ready() {
        return senders.stream().allMatch(Talker::ready)
                && receivers.stream().allMatch(Talker::ready);
    }

    private boolean settled() {
        if (!senders.stream().allMatch(Sender::quiet)) return false;
        long wanted = acknowledged() * receivers.size() / senders.size();
        return delivered() == wanted;
    }

    private long acknowledged() {
        return senders.stream().mapToLong(Sender::acknowledged).sum();
    }

    private long delivered() {
        return receivers.stream().mapToLong(Receiver::delivered).sum();
    }

    private void require(boolean fine, String otherwise) throws IOException {
        var troubles = new ArrayList<String>();
        for (var sender : senders) if (!sender.trouble().isEmpty()) troubles.add(sender.trouble());
        for (var receiver : receivers) {
            if (!receiver.trouble().isEmpty()) troubles.add(receiver.trouble());
            if (receiver.gaps() > 0) troubles.add(receiver.gaps() + " gaps at a receiver");
        }
        if (fine && troubles.isEmpty()) return;
        throw new IOException(otherwise + ": " + acknowledged() + " acknowledged, " + delivered()
                + " delivered. " + troubles.stream().limit(3).toList());
    }

    /// What was measured.
    ///
    /// @param delivered deliveries: one for each message and receiver
    record PairResult(Window window, long acknowledged, long delivered) {}
}
