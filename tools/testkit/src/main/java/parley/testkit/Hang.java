// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why a program does not go on: which threads, platform and virtual, wait for what. Said in one
/// sentence where that can be done, then as a list grouped by what they wait for, the student's own
/// threads first.
public final class Hang {
    /// Threads of a group that are named.
    static final int MAX_NAMED = 3;

    private final List<ThreadSeen> threads;
    private final Optional<ThreadSeen> test;
    private final Bytecode bytecode;

    private Hang(List<ThreadSeen> threads, Optional<ThreadSeen> test, ClassLoader loader) {
        this.threads = threads;
        this.test = test;
        this.bytecode = new Bytecode(loader);
    }

    /// Looks at all threads of this VM now, and says what those of the code under test wait for.
    public static String now() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return String.join("\n", new Hang(ThreadDump.take(), Optional.empty(), loader).groups());
    }

    /// The story of a test whose thread is still at work after its limit.
    static StoryError found(Story story, Thread thread, Duration limit) {
        List<ThreadSeen> all = ThreadDump.take();
        Optional<ThreadSeen> test = all.stream().filter(t -> t.id() == thread.threadId())
            .findFirst();
        var hang = new Hang(all, test, thread.getContextClassLoader());
        Verdict verdict = hang.verdict();
        List<String> others = hang.suspects().size() > 1 ? hang.groups() : List.of();
        Failure failure = Failure
            .of("the test ends within " + limit.toSeconds() + " s", verdict.sentence())
            .saying(others.isEmpty() ? List.of() : List.of(String.join("\n", others)))
            .in(verdict.where()).outOfTime();
        test.flatMap(Hang::called).ifPresent(failure::at);
        return story.log().told(failure);
    }

    /// What it comes down to.
    ///
    /// @param sentence what is wrong
    /// @param where in the student's source
    record Verdict(String sentence, Optional<Source> where) {
        /// As a sentence that stands alone.
        String alone() {
            return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
        }
    }

    /// Whether the threads of the code under test stand in each other's way: why nothing comes from
    /// it. Those that an earlier test left behind are not looked at.
    ///
    /// @param oldest the identifier that a thread of this test has at least
    static Optional<Verdict> standstill(long oldest) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        List<ThreadSeen> own = ThreadDump.take().stream().filter(t -> t.id() >= oldest).toList();
        return new Hang(own, Optional.empty(), loader).inTheWay();
    }

    private Optional<Verdict> inTheWay() {
        return acceptsAndReads().or(() -> new Locks(threads).circle()
            .map(two -> new Verdict(two.sentence(), two.first().where())));
    }

    private Verdict verdict() {
        Locks locks = new Locks(threads);
        return inTheWay()
            .or(() -> test.filter(t -> t.where().isPresent()).map(t -> inTest(t, locks)))
            .or(() -> suspects().stream().findFirst().map(t -> elsewhere(t, locks)))
            .orElseGet(() -> new Verdict("it still ran" + test.map(t -> ": the test itself is "
                + t.doing()).orElse(""), Optional.empty()));
    }

    /// A thread that waits for a peer's bytes inside the loop that should accept the next one.
    private Optional<Verdict> acceptsAndReads() {
        return threads.stream()
            .flatMap(thread -> acceptLoop(thread).stream().map(loop -> new Verdict(
            "your accept loop and your reader are the same thread: while it is " + thread.doing()
                + at(thread) + ", nobody accepts the next connection", Source.of(loop))))
            .findFirst();
    }

    /// The frame that accepts connections, in a thread that reads or writes meanwhile.
    private Optional<StackTraceElement> acceptLoop(ThreadSeen thread) {
        Waiting waiting = Waiting.of(thread);
        if (waiting != Waiting.READ && waiting != Waiting.WRITE) return Optional.empty();
        return thread.frames().stream().filter(frame -> Source.of(frame).isPresent())
            .filter(this::accepts).findFirst();
    }

    private boolean accepts(StackTraceElement frame) {
        return bytecode.calls(frame.getClassName(), plain(frame.getMethodName())).stream()
            .anyMatch(call -> call.method().equals("accept") && call.owner().startsWith("java.n")
                && call.owner().contains("ServerSocket"));
    }

    /// `lambda$start$0` belongs to `start`.
    private static String plain(String method) {
        return method.startsWith("lambda$") ? method.split("\\$")[1] : method;
    }

    /// The student's method that the test called.
    private static Optional<String> called(ThreadSeen test) {
        return test.frames().stream().filter(frame -> Source.of(frame).isPresent())
            .reduce((inner, outer) -> outer).map(frame -> "your " + Thrown.method(frame));
    }

    private Verdict inTest(ThreadSeen thread, Locks locks) {
        String method = thread.frames().stream().filter(f -> Source.of(f).isPresent()).findFirst()
            .map(Thrown::method).orElse("code");
        return new Verdict("your " + method + " is " + thread.doing() + at(thread)
            + locks.holderOf(thread).map(Hang::holds).orElse(""), thread.where());
    }

    private Verdict elsewhere(ThreadSeen thread, Locks locks) {
        return new Verdict("it still ran; your " + thread.called() + " is " + thread.doing()
            + at(thread) + locks.holderOf(thread).map(Hang::holds).orElse(""), thread.where());
    }

    private static String holds(ThreadSeen holder) {
        return "; your " + holder.called() + " holds it, " + holder.doing() + at(holder);
    }

    private static String at(ThreadSeen thread) {
        return thread.where().map(source -> ", at " + source.shortName()).orElse("");
    }

    /// The student's threads, those first that wait for something that may be the student's fault.
    private List<ThreadSeen> suspects() {
        return threads.stream().filter(t -> t.where().isPresent()).sorted((a, b) ->
            Boolean.compare(Waiting.of(a) == Waiting.ACCEPT, Waiting.of(b) == Waiting.ACCEPT))
                .toList();
    }

    /// A line for each thing that threads of the student wait for.
    private List<String> groups() {
        Map<Waiting, List<ThreadSeen>> groups = suspects().stream().collect(Collectors.groupingBy(
            Waiting::of, () -> new EnumMap<>(Waiting.class), Collectors.toList()));
        var lines = new ArrayList<String>();
        groups.forEach((waiting, members) -> lines.add(Escape.count(members.size(), "thread") + " "
            + waiting.words() + ": " + named(members)));
        return lines;
    }

    private String named(List<ThreadSeen> members) {
        String named = members.stream().limit(MAX_NAMED).map(t ->
            (isTest(t) ? "the test's" : t.called()) + at(t)).collect(Collectors.joining("; "));
        int more = members.size() - MAX_NAMED;
        return more > 0 ? named + "; and " + more + " more" : named;
    }

    private boolean isTest(ThreadSeen thread) {
        return test.stream().anyMatch(t -> t.id() == thread.id());
    }
}
