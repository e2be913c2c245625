// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All threads at one moment, virtual ones too, read from the text dump of the VM.
final class ThreadDump {
    private static final Pattern HEAD =
        Pattern.compile("#(\\d+) \"(.*)\" (virtual )?([A-Z_]+) [0-9TZ:.+-]+");
    private static final Pattern FRAME =
        Pattern.compile("\\s+at (?:[^/()]*/)*([\\w.$]+)\\.([\\w$<>]+)\\(([^:)]*)(?::(\\d+))?\\)");
    private static final Pattern LOCK =
        Pattern.compile("\\s+- (waiting to lock|waiting on|parking to wait for|locked) <(.*?)>.*");
    private static final int NO_LINE = -1;

    private ThreadDump() {
    }

    /// The threads that run now. Takes some 25 ms the first time.
    static List<ThreadSeen> take() {
        try {
            Path folder = Files.createTempDirectory("parley-threads");
            Path file = folder.resolve("dump.txt");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toAbsolutePath().toString(), ThreadDumpFormat.TEXT_PLAIN);
                return parse(Files.readAllLines(file));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException | RuntimeException noDump) {
            return platformThreads();
        }
    }

    /// What can be seen where the VM cannot write a dump.
    static List<ThreadSeen> platformThreads() {
        return Thread.getAllStackTraces().entrySet().stream().map(entry -> new ThreadSeen(
            entry.getKey().threadId(), entry.getKey().getName(), false,
            entry.getKey().getState().name(),
            Arrays.asList(entry.getValue()), Optional.empty(), List.of())).toList();
    }

    static List<ThreadSeen> parse(List<String> lines) {
        var threads = new ArrayList<ThreadSeen>();
        var block = new ArrayList<String>();
        for (String line : lines) {
            if (HEAD.matcher(line).matches()) {
                addTo(threads, block);
                block.clear();
            }
            block.add(line);
        }
        addTo(threads, block);
        return threads;
    }

    private static void addTo(List<ThreadSeen> threads, List<String> block) {
        if (block.isEmpty()) return;
        Matcher head = HEAD.matcher(block.getFirst());
        if (!head.matches()) return;
        var frames = new ArrayList<StackTraceElement>();
        var held = new ArrayList<String>();
        Optional<String> wanted = Optional.empty();
        for (String line : block) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches()) frames.add(frame(frame));
            Matcher lock = LOCK.matcher(line);
            if (!lock.matches()) continue;
            if (lock.group(1).equals("locked")) held.add(lock.group(2));
            else wanted = wanted.or(() -> Optional.of(lock.group(2)));
        }
        threads.add(new ThreadSeen(Long.parseLong(head.group(1)), head.group(2),
            head.group(3) != null,
            head.group(4), List.copyOf(frames), wanted, List.copyOf(held)));
    }

    private static StackTraceElement frame(Matcher frame) {
        int line = frame.group(4) == null ? NO_LINE : Integer.parseInt(frame.group(4));
        return new StackTraceElement(frame.group(1), frame.group(2), frame.group(3), line);
    }
}
