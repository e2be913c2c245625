// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.List;

/// Grades submissions: compiles them, runs their graded tests in JVMs of their own, and scores.
/// Any thread; several may grade at the same time.
public final class Engine implements AutoCloseable {
    private final Compiler compiler;
    private final ClassCache cache;
    private final Spares spares;
    private final AotCache aot;

    private Engine(Course course, int keep, boolean limited, Path aotFolder) {
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
        return new Engine(course, spares, false, aotFolder);
    }

    /// The same, where a test JVM gets no more than its lab's needs grant, as in the sandbox.
    public static Engine limited(Course course, int spares) {
        return new Engine(course, spares, true, aotFolder(course));
    }

    /// The tasks and tests of a lab, read without running anything.
    ///
    /// @throws CourseException when the reference part is not built or the tests do not compile
    public LabPlan plan(Lab lab) {
        return tests(lab, LabPath.of(lab)).plan();
    }

    /// Compiles a submission as the grader does, with all warnings.
    public Compilation compile(Submission submission) {
        return compile(SourceFile.readAll(submission.folders()), LabPath.of(submission.lab()));
    }

    /// Grades a submission. Every planned test of the chosen tasks has a result afterwards.
    ///
    /// @throws CourseException when the lab cannot be graded at all, through no fault of the code
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public LabResult grade(Submission submission, Selection selection, GradeListener listener) {
        if (!selection.debug()) spares.fill(submission.lab(), 1);
        var result = new Attempt(submission, selection, listener, this).result();
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
        return slow ? spares.start(lab, List.of(JvmCommand.BEST_COMPILER)) : spares.take(lab);
    }

    Compilation compile(List<SourceFile> sources, LabPath path) {
        return OwnPackage.only(compiler.withWarnings(sources, path.libraries()), path);
    }

    private static Path aotFolder(Course course) {
        return course.state().resolve("aot");
    }

    GradedTests tests(Lab lab, LabPath path) {
        return GradedTests.of(lab, path, compiler, cache);
    }
}
