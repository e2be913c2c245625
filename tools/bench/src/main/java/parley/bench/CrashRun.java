// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// One crash: everybody sends, half of them go away, the server is killed in the middle of it and
/// started again, everybody comes back and repeats what was not answered. Then all logs are
/// compared with each other and with every promise.
final class CrashRun {
    private static final String PATH = "/api/v1/socket";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LEAST_MILLIS = 700;
    private static final int MOST_MORE_MILLIS = 1_500;

    private final LoadLoop loop;
    private final List<CrashTalker> talkers;
    private final Random random;

    /// @param random decides when what happens
    CrashRun(LoadLoop loop, List<CrashTalker> talkers, Random random) {
        this.loop = loop;
        this.talkers = talkers;
        this.random = random;
    }

    /// Starts the server whose address has to be asked for anew each time.
    interface Starter {
        LoadTarget start() throws IOException;
    }

    /// Does it.
    ///
    /// @return what happened
    /// @throws IOException when somebody cannot come back
    CrashResult run(Starter starter) throws IOException, InterruptedException {
        try (var first = starter.start()) {
            connect(first, talkers);
            for (var talker : talkers) talker.sending(true);
            pause();
            for (int i = 0; i < talkers.size(); i += 2) talkers.get(i).hangUp();
            pause();
            first.kill();
        }
        long promised = talkers.stream().mapToLong(t -> t.promised().size()).sum();
        long open = talkers.stream().mapToLong(CrashTalker::unanswered).sum();
        for (var talker : talkers) {
            talker.hangUp();
            talker.sending(false);
        }
        try (var second = starter.start()) {
            connect(second, talkers);
            if (!loop.until(this::settled, PATIENCE)) throw new IOException(unsettled());
            var faults = faults();
            second.stop();
            return new CrashResult(promised, open, faults);
        }
    }

    private void pause() throws IOException {
        loop.until(() -> false,
                Duration.ofMillis(LEAST_MILLIS + random.nextInt(MOST_MORE_MILLIS)));
    }

    private void connect(LoadTarget target, List<CrashTalker> whom) throws IOException {
        for (var talker : whom) loop.connect(target.address(), PATH, "", talker.connect());
        if (!loop.until(() -> whom.stream().allMatch(CrashTalker::online), PATIENCE))
            throw new IOException("not everybody was let in");
    }

    /// Everything is answered, and everybody has the same number of entries.
    private boolean settled() {
        return talkers.stream().allMatch(t -> t.unanswered() == 0) && logs().values().stream()
                .allMatch(all -> all.stream().map(List::size).distinct().count() == 1);
    }

    private String unsettled() {
        var text = new StringBuilder("not everything came back:");
        for (var talker : talkers)
            if (talker.unanswered() > 0) text.append(' ').append(talker.person()).append(" waits for ")
                    .append(talker.unanswered()).append(" answers").append(talker.trouble())
                    .append(';');
        logs().forEach((conversation, all) -> {
            var sizes = all.stream().map(List::size).toList();
            if (Set.copyOf(sizes).size() > 1)
                text.append(' ').append(conversation).append(" has entries ").append(sizes);
        });
        return text.toString();
    }

    private Map<String, List<List<String>>> logs() {
        var logs = new HashMap<String, List<List<String>>>();
        for (var talker : talkers)
            for (var conversation : talker.conversations())
                logs.computeIfAbsent(conversation, c -> new ArrayList<>())
                        .add(talker.log(conversation));
        return logs;
    }

    private List<String> faults() {
        var faults = new ArrayList<String>();
        for (var talker : talkers) faults.addAll(talker.faults());
        logs().forEach((conversation, all) -> {
            if (Set.copyOf(all).size() > 1) faults.add(conversation + ": logs differ");
            var log = all.getFirst();
            if (new HashSet<>(log).size() < log.size()) faults.add(conversation + ": an entry twice");
        });
        for (var talker : talkers)
            talker.promised().forEach((id, promise) -> {
                var log = talker.log(promise.conversation());
                var there = promise.seq() <= log.size() ? log.get((int) promise.seq() - 1) : "nothing";
                if (!there.equals(talker.person().userId() + " " + id))
                    faults.add(id + " was promised as " + promise + "; there is " + there);
            });
        return faults;
    }

    /// What happened.
    ///
    /// @param promised sends that were acknowledged before the crash
    /// @param open sends that were not, and were repeated after it
    /// @param faults what must not be: empty when every promise was kept
    record CrashResult(long promised, long open, List<String> faults) {}
}
