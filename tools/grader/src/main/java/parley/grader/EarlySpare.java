// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// Starts the next test JVM once the first verdict is out, so that one waits when somebody saves
/// again before all tests have run.
///
/// @param listener hears everything first
/// @param fill starts what is missing
record EarlySpare(GradeListener listener, Runnable fill) implements GradeListener {
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
