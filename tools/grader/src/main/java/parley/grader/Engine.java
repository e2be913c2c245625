// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Grades submissions: compiles them, runs their graded tests in JVMs of their own, and scores.
/// Any thread; several may grade at the same time.
public final class Engine implements AutoCloseable {
    /// So many are busy with javac and the first test JVM.
    private static final int BUSY_PROCESSORS = 2;

    private final Manner manner;
    private final Compiler compiler;
    private final ClassCache cache;
    private final Spares spares;
    private final AotCache aot;
    private final Path kept;
    private final Map<Lab, Recompiler> recompilers = new ConcurrentHashMap<>();
    private final Map<Lab, GradedTests.Fresh> fresh = new ConcurrentHashMap<>();

    /// What for.
    private enum Manner {
        /// Somebody waits for one verdict: tests run at the same time as long as all is well.
        ONCE,
        /// Somebody saves again and again, and waits for the verdict of one task each time.
        WATCHING,
        /// Many submissions, several at a time.
        MANY,
        /// The same, where a test JVM gets no more than its lab's needs.
        LIMITED
    }

    private Engine(Course course, Manner manner, int keep, Path aotFolder) {
        this.manner = manner;
        this.compiler = new Compiler(course.root());
        this.kept = course.state().resolve("cache");
        this.cache = new ClassCache(kept);
        this.aot = new AotCache(aotFolder);
        this.spares = new Spares(
                keep, manner == Manner.WATCHING, manner == Manner.LIMITED, aot);
    }

    /// An engine that starts a test JVM when one is needed.
    public static Engine open(Course course) {
        return open(course, 0);
    }

    /// An engine that keeps test JVMs waiting between runs.
    ///
    /// @param spares how many, for each lab: as many as run at the same time
    public static Engine open(Course course, int spares) {
        return open(course, spares, aotFolder(course));
    }

    static Engine open(Course course, int spares, Path aotFolder) {
        return new Engine(course, Manner.MANY, spares, aotFolder);
    }

    /// An engine for somebody who waits for one verdict: tests run at the same time as long as all
    /// is well.
    public static Engine once(Course course) {
        return once(course, aotFolder(course));
    }

    static Engine once(Course course, Path aotFolder) {
        return new Engine(course, Manner.ONCE, 0, aotFolder);
    }

    /// An engine for somebody who saves again and again: it compiles what has changed, and always
    /// has a test JVM waiting.
    public static Engine watching(Course course) {
        return watching(course, aotFolder(course));
    }

    static Engine watching(Course course, Path aotFolder) {
        return new Engine(course, Manner.WATCHING, 1, aotFolder);
    }

    /// An engine where a test JVM gets no more than its lab's needs grant, as in the sandbox.
    ///
    /// @param spares how many wait for each lab
    public static Engine limited(Course course, int spares) {
        return new Engine(course, Manner.LIMITED, spares, aotFolder(course));
    }

    private static Path aotFolder(Course course) {
        return course.state().resolve("aot");
    }

    /// The tasks and tests of a lab, read without running anything.
    ///
    /// @throws CourseException when the reference part is not built or the tests do not compile
    public LabPlan plan(Lab lab) {
        return tests(lab, LabPath.of(lab)).plan();
    }

    /// Compiles a submission as the grader does, with all warnings.
    public Compilation compile(Submission submission) {
        return compile(submission, SourceFile.readAll(submission.folders()),
                LabPath.of(submission.lab()));
    }

    /// Grades a submission. Every planned test of the chosen tasks has a result afterwards.
    ///
    /// @throws CourseException when the lab cannot be graded at all, through no fault of the code
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public LabResult grade(Submission submission, Selection selection, GradeListener listener) {
        if (!selection.debug()) spares.fill(submission.lab(), 1);
        var heard = manner == Manner.WATCHING
                ? new EarlySpare(listener, () -> spares.fill(submission.lab(), 0)) : listener;
        var result = new Attempt(submission, selection, heard, this).result();
        spares.fill(submission.lab(), 0);
        return result;
    }

    /// Makes the test JVM's AOT cache unless it is there: seconds once, tenths saved every time.
    ///
    /// @return whether it is there now
    public boolean makeFaster(Lab lab) {
        return new AotTraining(aot, this).run(lab);
    }

    /// Whether [#makeFaster] has something to do.
    public boolean couldBeFaster() {
        return !aot.isThere() && aot.isPossible();
    }

    /// Ends the waiting test JVMs.
    @Override
    public void close() {
        spares.close();
        compiler.close();
    }

    /// @param slow whether it is for tests that take long: they are worth the JVM's best compiler
    TestJvm jvm(Lab lab, Selection selection, boolean slow) {
        if (selection.debug()) return Debugging.start(lab);
        return slow ? spares.strong(lab) : spares.take(lab);
    }

    /// A JVM for slow tests that runs beside others and stands back behind them.
    TestJvm modestJvm(Lab lab) {
        return spares.modest(lab);
    }

    /// Starts the JVMs that tests will need which run at the same time, while others compile.
    ///
    /// @param tests those that will probably run: a wrong guess costs time and nothing else
    void expect(Lab lab, Selection selection, List<TestPlan> tests) {
        if (!runsTogether(selection)) return;
        var quick = tests.stream().filter(test -> !test.slow()).toList();
        if (selection.slow() && !quick.isEmpty() && quick.size() < tests.size())
            spares.prepareModest(lab);
        boolean parts = durations(lab).cut(quick) < quick.size();
        if (parts && Runtime.getRuntime().availableProcessors() > BUSY_PROCESSORS)
            spares.fill(lab, 2);
    }

    /// How long the tests of a lab took last time.
    Durations durations(Lab lab) {
        return new Durations(kept.resolve(lab.directory() + ".millis"));
    }

    /// Whether tests may run at the same time, to be done sooner.
    boolean runsTogether(Selection selection) {
        return manner == Manner.ONCE && !selection.debug() && JvmCommand.canBeModest()
                && Runtime.getRuntime().availableProcessors() > 1;
    }

    Compilation compile(Submission submission, List<SourceFile> sources, LabPath path) {
        boolean again = manner == Manner.WATCHING || manner == Manner.ONCE;
        var compilation = again && submission.isOwn()
                ? recompilers.computeIfAbsent(submission.lab(), this::recompiler)
                        .compile(sources, path.libraries())
                : compiler.withWarnings(sources, path.libraries());
        return OwnPackage.only(compilation, path);
    }

    /// Does what happens when a student has saved one file, with the reference part.
    void rehearse(Lab lab) {
        var path = LabPath.of(lab);
        var sources = SourceFile.readAll(Submission.ofSolution(lab).folders());
        var file = new CompilationFile(kept.resolve(lab.directory() + ".rehearsal"));
        new Recompiler(compiler, file).compile(sources, path.libraries());
        sources.set(0, sources.getFirst().savedAgain());
        new Recompiler(compiler, file).compile(sources, path.libraries());
        durations(lab).cut(plan(lab).tasks().getFirst().tests());
    }

    private Recompiler recompiler(Lab lab) {
        return new Recompiler(compiler,
                new CompilationFile(kept.resolve(lab.directory() + ".compiled")));
    }

    GradedTests tests(Lab lab, LabPath path) {
        return fresh.compute(lab, (_, last) -> GradedTests.Fresh.of(
                lab, path, Optional.ofNullable(last), compiler, cache)).tests();
    }
}
