// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A member whose outbox the test reads, and that counts what it has missed.
final class TestMember implements Member {
    final AtomicInteger missed = new AtomicInteger();
    private final String name;
    private final Outbox outbox;
    private final Runnable whenMissed;

    TestMember(String name) {
        this(name, 1 << 20, () -> {});
    }

    TestMember(String name, int maxBytes, Runnable whenMissed) {
        this.name = name;
        this.outbox = new Outbox(maxBytes, () -> {});
        this.whenMissed = whenMissed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void overflowed() {
        missed.incrementAndGet();
        whenMissed.run();
    }

    /// What it was told since it was asked last.
    List<String> heard() {
        List<String> heard = new ArrayList<>();
        for (Optional<byte[]> m = outbox.poll(); m.isPresent(); m = outbox.poll())
            heard.add(new String(m.get(), UTF_8).strip());
        return heard;
    }
}
