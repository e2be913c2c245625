// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// Grades submissions: compiles them, runs their graded tests in JVMs of their own, and scores.
/// Any thread; several may grade at the same time.
public final class Engine implements AutoCloseable {
    private final Compiler compiler;
    private final ClassCache cache;

    private Engine(Course course) {
        this.compiler = new Compiler(course.root());
        this.cache = new ClassCache(course.state().resolve("cache"));
    }

    /// An engine that starts a test JVM when one is needed.
    public static Engine open(Course course) {
        return new Engine(course);
    }

    /// The tasks and tests of a lab, read without running anything.
    ///
    /// @throws CourseException when the reference part is not built or the tests do not compile
    public LabPlan plan(Lab lab) {
        return tests(lab).plan();
    }

    /// Compiles a submission as the grader does, with all warnings.
    public Compilation compile(Submission submission) {
        var path = LabPath.of(submission.lab());
        return compiler.withWarnings(SourceFile.readAll(submission.folders()), path.libraries());
    }

    /// Grades a submission. Every planned test of the chosen tasks has a result afterwards.
    ///
    /// @throws CourseException when the lab cannot be graded at all, through no fault of the code
    public LabResult grade(Submission submission, Selection selection, GradeListener listener) {
        throw new UnsupportedOperationException("in work");
    }

    /// Ends the waiting test JVMs.
    @Override
    public void close() {
        compiler.close();
    }

    private GradedTests tests(Lab lab) {
        return GradedTests.of(lab, LabPath.of(lab), compiler, cache);
    }
}
