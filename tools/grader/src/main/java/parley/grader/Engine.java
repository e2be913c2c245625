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
    private final Compiler compiler;
    private final ClassCache cache;
    private final Spares spares;
    private final AotCache aot;
    private final boolean watching;
    private final Map<Lab, Recompiler> recompilers = new ConcurrentHashMap<>();
    private final Map<Lab, GradedTests.Fresh> fresh = new ConcurrentHashMap<>();

    private Engine(Course course, int keep, boolean limited, boolean watching, Path aotFolder) {
        this.watching = watching;
        this.compiler = new Compiler(course.root());
        this.cache = new ClassCache(course.state().resolve("cache"));
        this.aot = new AotCache(aotFolder);
        this.spares = new Spares(keep, limited, aot);
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
        return new Engine(course, spares, false, false, aotFolder);
    }

    /// An engine for somebody who waits for each verdict and saves again and again: it compiles
    /// what has changed, and always has a test JVM waiting.
    public static Engine watching(Course course) {
        return watching(course, aotFolder(course));
    }

    static Engine watching(Course course, Path aotFolder) {
        return new Engine(course, 1, false, true, aotFolder);
    }

    /// The same, where a test JVM gets no more than its lab's needs grant, as in the sandbox.
    public static Engine limited(Course course, int spares) {
        return new Engine(course, spares, true, false, aotFolder(course));
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
        var heard = watching ? new EarlySpare(listener, () -> spares.fill(submission.lab(), 0))
                : listener;
        var result = new Attempt(submission, selection, heard, this).result();
        spares.fill(submission.lab(), 0);
        return result;
    }

    /// Starts the next JVM once the first verdict is out, so that it waits when somebody saves
    /// again before all tests have run.
    private record EarlySpare(GradeListener listener, Runnable fill) implements GradeListener {
        @Override
        public void compiled(Compilation compilation) {
            listener.compiled(compilation);
        }

        @Override
        public void finished(TestResult test) {
            listener.finished(test);
        }

        @Override
        public void finished(TaskResult task) {
            listener.finished(task);
            fill.run();
        }
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
        return slow ? spares.start(lab, List.of(JvmCommand.BEST_COMPILER)) : spares.take(lab);
    }

    Compilation compile(Submission submission, List<SourceFile> sources, LabPath path) {
        var compilation = watching && submission.isOwn()
                ? recompilers.computeIfAbsent(submission.lab(), _ -> new Recompiler(compiler))
                        .compile(sources, path.libraries())
                : compiler.withWarnings(sources, path.libraries());
        return OwnPackage.only(compilation, path);
    }

    private static Path aotFolder(Course course) {
        return course.state().resolve("aot");
    }

    GradedTests tests(Lab lab, LabPath path) {
        return fresh.compute(lab, (_, last) ->
                GradedTests.Fresh.of(lab, path, Optional.ofNullable(last), compiler, cache)).tests();
    }
}
