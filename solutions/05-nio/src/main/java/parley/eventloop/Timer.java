// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

/// A task that waits for its time in a [TimerWheel]. Loop thread only.
public final class Timer {
    final long dueTick;
    final Runnable task;
    // The ring of the timers in one slot. A timer that is in none points to itself.
    private Timer before = this;
    private Timer behind = this;

    Timer(long dueTick, Runnable task) {
        this.dueTick = dueTick;
        this.task = task;
    }

    /// The task will not run, if it has not run yet. Calling it again does nothing.
    public void cancel() {
        before.behind = behind;
        behind.before = before;
        before = this;
        behind = this;
    }

    /// Whether it still waits for its time.
    public boolean waiting() {
        return behind != this;
    }

    /// Puts another timer at the end of the ring that begins here.
    void append(Timer last) {
        last.before = before;
        last.behind = this;
        before.behind = last;
        before = last;
    }

    Timer behind() {
        return behind;
    }
}
