// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Logged-in connections that only answer heartbeats.
final class IdleLoad {
    private static final String PATH = "/api/v1/socket";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    /// Connections that may be on their way in at once: more would only wait in the backlog.
    private static final int ON_THEIR_WAY = 64;

    private final LoadTarget target;
    private final LoadLoop loop;
    private final List<Sleeper> sleepers = new ArrayList<>();
    private int welcome;
    private int lost;

    IdleLoad(LoadTarget target, LoadLoop loop) {
        this.target = target;
        this.loop = loop;
    }

    /// Lets all of them in, lets them sleep, and looks at what they cost.
    IdleResult run(List<Person> people, Duration asleep) throws IOException, InterruptedException {
        long before = target.cost().liveHeapBytes();
        long resident = target.cost().residentBytes();
        long began = System.nanoTime();
        for (var person : people) {
            var sleeper = new Sleeper(person);
            sleepers.add(sleeper);
            loop.connect(target.address(), PATH, "", sleeper);
            loop.until(() -> sleepers.size() - welcome < ON_THEIR_WAY, PATIENCE);
        }
        if (!loop.until(() -> welcome == people.size(), PATIENCE))
            throw new IOException(welcome + " of " + people.size() + " were let in: " + trouble());
        double seconds = (System.nanoTime() - began) / 1e9;
        var start = Window.Start.now(target.cost());
        loop.until(() -> false, asleep);
        var window = start.end(target.cost());
        if (lost > 0) throw new IOException(lost + " connections were lost: " + trouble());
        return new IdleResult(people.size(), seconds, window,
                target.cost().liveHeapBytes() - before, target.cost().residentBytes() - resident);
    }

    private String trouble() {
        return sleepers.stream().map(Talker::trouble).filter(t -> !t.isEmpty()).findFirst()
                .orElse("without a word");
    }

    /// What was measured.
    ///
    /// @param heapBytes of all connections together, after a full collection
    record IdleResult(int connections, double secondsToLetIn, Window asleep, long heapBytes,
            long residentBytes) {}

    private final class Sleeper extends Talker {
        Sleeper(Person person) {
            super(person, Map.of());
        }

        @Override
        void begin() {
            welcome++;
        }

        @Override
        void hear(String type, Said said) {}

        @Override
        public void closed(LoadConnection from, String why) {
            super.closed(from, why);
            lost++;
        }
    }
}
